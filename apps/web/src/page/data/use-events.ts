import { useEffect, useRef, useState } from 'preact/hooks';

/** State of a stream of events: the browser reconnects by itself unless the server says the stream is gone. */
export type StreamState = 'open' | 'reconnecting' | 'gone';

/** Follows server-sent events of our own server; every event's data is one JSON value. */
export function useEvents<Message>(url: string | undefined, onMessage: (message: Message) => void): StreamState {
  const [state, setState] = useState<StreamState>('open');
  const handler = useRef(onMessage);
  handler.current = onMessage;
  useEffect(() => {
    if (url === undefined) return undefined;
    setState('open');
    const source = new EventSource(url);
    source.onopen = () => setState('open');
    source.onmessage = ({ data }: MessageEvent<string>) => handler.current(JSON.parse(data) as Message);
    source.onerror = () => setState(source.readyState === EventSource.CLOSED ? 'gone' : 'reconnecting');
    return () => source.close();
  }, [url]);
  return state;
}
