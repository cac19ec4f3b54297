/** Prices of queryTicketPrice by seat code, in jiao; digit codes lose their `A` (rail12306 §7). Other values are left out. */
export function readTicketPrices(data: Readonly<Record<string, unknown>>): Readonly<Record<string, number>> {
  const prices = Object.entries(data).flatMap(([name, value]) => {
    const [, code] = /^(?:A(?=\d$))?([0-9A-Z]|WZ)$/.exec(name) ?? [];
    const [, whole, tenth = '0'] = (typeof value === 'string' && /^¥(\d+)(?:\.(\d)0?)?$/.exec(value)) || [];
    return code === undefined || whole === undefined ? [] : [[code, Number(whole + tenth)] as const];
  });
  return Object.fromEntries(prices);
}
