import type { Reply } from '../../core/http/reply.ts';
import type { Account, StoredPassenger } from '../accounts/account.ts';
import { otnData } from '../answers/otn-envelope.ts';
import { accountOf } from '../gate/cookies.ts';
import type { ProfileForms } from '../profile.ts';
import { OTHER_OPEN, TWO_OPEN } from './read-passengers.ts';
import type { Call, MemberCall } from '../world.ts';

const TYPE_NAMES: Readonly<Record<string, string>> = { '1': '成人', '2': '儿童', '3': '学生', '4': '残疾军人' };
const ID_TYPE_NAMES: Readonly<Record<string, string>> = {
  '1': '中国居民身份证',
  B: '护照',
  C: '港澳居民来往内地通行证',
  G: '台湾居民来往大陆通行证',
  H: '外国人永久居留身份证',
};

/** Name of an id type. */
export function idTypeName(code: string): string {
  return ID_TYPE_NAMES[code] ?? '';
}

/** `getPassengerDTOs`: its body does not matter, and no login has an answer of its own (rail12306 §5.20, §11 no. 11). */
export function passengerDtos({ world, request, session }: Call): Reply {
  const account = accountOf(session, request);
  if (account === undefined) {
    return otnData({
      isExist: false,
      exMsg: '用户未登录',
      noLogin: 'true',
      normal_passengers: null,
      dj_passengers: null,
    });
  }
  return otnData({
    notify_for_gat: '',
    isExist: true,
    exMsg: '',
    two_isOpenClick: TWO_OPEN,
    other_isOpenClick: OTHER_OPEN,
    normal_passengers: passengersOf(account, world.settings.forms, request.mint.bind(request)),
    dj_passengers: [],
  });
}

/** `passengers/query`: the same people, by page. */
export function queryPassengers({ world, request, account }: MemberCall): Reply {
  const size = Math.max(1, Number(request.formValue('pageSize') ?? '10') || 10);
  const page = Math.max(1, Number(request.formValue('pageIndex') ?? '1') || 1);
  const all = passengersOf(account, world.settings.forms, request.mint.bind(request));
  const datas = all
    .slice((page - 1) * size, page * size)
    .map((passenger, index) => ({ ...passenger, isUserSelf: page === 1 && index === 0 ? 'Y' : 'N', delete_time: '' }));
  return otnData({ datas, flag: true, pageTotal: Math.ceil(all.length / size) });
}

type Mint = (field: string, value: string) => string;

function passengersOf(account: Account, forms: ProfileForms, mint: Mint): Readonly<Record<string, unknown>>[] {
  return account.passengers.map((passenger) => ({
    ...identity(passenger, account.passengers.length),
    ...(forms.maskedPassengers
      ? {
          code: '',
          allEncStr: mint('/data/normal_passengers allEncStr', passenger.encoded),
          isAdult: passenger.type === '2' ? 'N' : 'Y',
          isYongThan10: 'N',
          isYongThan14: passenger.type === '2' ? 'Y' : 'N',
          isOldThan60: 'N',
          if_receive: 'N',
          is_active: 'N',
          last_time: '20250101080000',
          mobile_code: '86',
          gat_born_date: '',
          gat_valid_date_start: '',
          gat_valid_date_end: '',
          gat_version: '',
        }
      : { code: String(passenger.index + 1), passenger_flag: '0' }),
    ...(forms.hasPassengerUuid && { passenger_uuid: passenger.encoded.slice(0, 64), is_buy_ticket: 'Y' }),
  }));
}

function identity(passenger: StoredPassenger, count: number): Readonly<Record<string, unknown>> {
  return {
    passenger_name: passenger.name,
    sex_code: 'M',
    sex_name: '男',
    born_date: '1990-01-01 00:00:00',
    country_code: 'CN',
    passenger_id_type_code: passenger.idType,
    passenger_id_type_name: idTypeName(passenger.idType),
    passenger_id_no: passenger.shownIdNo,
    passenger_type: passenger.type,
    passenger_type_name: TYPE_NAMES[passenger.type] ?? '',
    mobile_no: passenger.shownMobile,
    phone_no: '',
    email: '',
    address: '',
    postalcode: '',
    first_letter: '',
    recordCount: String(count),
    total_times: passenger.verification,
    index_id: String(passenger.index),
  };
}
