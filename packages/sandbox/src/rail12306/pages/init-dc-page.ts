import type { Account } from '../accounts/account.ts';
import type { OrderPage } from '../login/sessions.ts';
import { jsLiteral } from './js-literal.ts';
import { orderRequestDto } from './order-request.ts';
import { cardTypes, seatMap, seatTypes, ticketInfo, ticketTypes } from './ticket-info.ts';
import { standingCarrier } from '../trains/train.ts';

/** What the page shows beside the order. */
export interface InitDcParts {
  readonly page: OrderPage;
  readonly account: Account;
  readonly maxTickets: number;
}

/**
 * The order page. Its layout is the real one where public readers depend on it: blanks around the `=` of the token, none around
 * that of the two objects, each object on one line (rail12306 §5.19).
 */
export function initDcPage({ page, account, maxTickets }: InitDcParts): string {
  const isBerthTrain = standingCarrier(page.run.train) === 'O' && page.run.classes.has('F');
  return `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<title>我的12306-余票查询</title>
<script xml:space="preserve">
/*<![CDATA[*/
 var ctx='/otn/';
 var globalRepeatSubmitToken = '${page.token}';
 var global_lang = 'zh_CN';
 var sessionInit = ${jsLiteral(account.name)};
 var isShowNotice = null;
 var CLeftTicketUrl = null;
 var isTestFlow = null;
 var isMobileCheck = 'N';
 var passport_appId = 'otn';
/*]]>*/
</script>
</head>
<body>
<script xml:space="preserve">
/*<![CDATA[*/
 var isDw=${isBerthTrain ? "'Y'" : 'null'};
 var isWaw=null;
 var checkTrain=null;
 var isLimitTran='N';
 var CHANGETSFLAG=null;
 var canInsurance='Y';
 var canChooseSeats=null;
 var can_add='Y';
 var member_tourFlag=${jsLiteral(page.tourFlag)};
 var IsStudentDate=false;
 var init_limit_ticket_num=${jsLiteral(String(maxTickets))};
 var id_type_code=${jsLiteral(account.passengers[0]?.idType ?? '1')};
 var if_check_slide_passcode='0';
 var if_check_slide_passcode_token=null;
 var queryOrderWaitTimeInterval='3000';
 var init_seatTypes=${jsLiteral(seatTypes(page))};
 var defaultTicketTypes=${jsLiteral(ticketTypes())};
 var init_cardTypes=${jsLiteral(cardTypes())};
 var ticket_seat_codeMap=${jsLiteral(seatMap(page))};
 var ticketInfoForPassengerForm=${jsLiteral(ticketInfo(page, maxTickets))};
 var orderRequestDTO=${jsLiteral(orderRequestDto(page))};
/*]]>*/
</script>
</body>
</html>
`;
}
