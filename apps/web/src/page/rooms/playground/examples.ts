import type { MessageId } from '../../i18n/en.ts';
import type { SharedRequest } from './shared-request.ts';

/** A request to begin with; the secret is valid nowhere. */
export interface Example extends SharedRequest {
  readonly id: string;
  readonly title: MessageId;
  readonly secret: string;
}

const SECRET = 'ExampleSecret001';
const QUERY = 'appId=10000&timestamp=1709545184000&nonce=Hs94gj28ka12';

/** Examples of the playground, the first of which it opens with. */
export const EXAMPLES: readonly Example[] = [
  {
    id: 'plain',
    title: 'playground.example.plain',
    query: QUERY,
    body: '{"goodsId":"G001","goodsItemId":"GI001","channelOrderNo":"BW-1","price":108.90,"tags":["精洗",null,"b"]}',
    secret: SECRET,
    theirs: '',
  },
  {
    id: 'number',
    title: 'playground.example.number',
    query: QUERY,
    body: '{"goodsId":"G001","price":108.90}',
    secret: SECRET,
    theirs: 'f6143e05738a5fa6a9e1fe1e6d101a7c',
  },
  {
    id: 'encoded',
    title: 'playground.example.encoded',
    query: `${QUERY}&keyword=%E7%B2%BE%E6%B4%97%20%E5%A5%97%E9%A4%90`,
    body: '',
    secret: SECRET,
    theirs: '6e87ab0055e932b0f3471540bcb86ee9',
  },
  {
    id: 'string',
    title: 'playground.example.string',
    query: QUERY,
    body: '{"goodsId":"G001","remark":""}',
    secret: SECRET,
    theirs: 'appId=10000&goodsId=G001&nonce=Hs94gj28ka12&remark=&timestamp=1709545184000',
  },
];
