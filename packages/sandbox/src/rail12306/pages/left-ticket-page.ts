/** The query page: its variable names the query path of the day (rail12306 §5.15). */
export function leftTicketPage(queryName: string): string {
  return `<!DOCTYPE html>
<html>
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<title>车票预订 | 客运服务 | 铁路客户服务中心</title>
<script src="/otn/resources/js/framework/station_name.js?station_version=1.9325" type="text/javascript" xml:space="preserve"></script>
<script xml:space="preserve">
/*<![CDATA[*/
 var ctx='/otn/';
 var globalRepeatSubmitToken = null;
 var CLeftTicketUrl = 'leftTicket/${queryName}';
 var isSaveQueryLog='N';
/*]]>*/
</script>
</head>
<body><p>车票预订</p></body>
</html>
`;
}

/** The transfer page: its variable names the transfer query. */
export function transferPage(): string {
  return `<!DOCTYPE html>
<html>
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<title>接续换乘</title>
<script xml:space="preserve">
 var lc_search_url = '/lcquery/queryG';
</script>
</head>
<body><p>接续换乘</p></body>
</html>
`;
}

/** Where the portal serves its copy of the station script. */
export const PORTAL_SCRIPT_PATH = '/index/script/core/common/station_name_new_v10001.js';

/** The portal page: clients read the script path from it (rail12306 §5.1). */
export function portalPage(): string {
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>中国铁路12306</title>
<script type="text/javascript" src=".${PORTAL_SCRIPT_PATH.slice('/index'.length)}"></script>
</head>
<body><p>中国铁路12306</p></body>
</html>
`;
}
