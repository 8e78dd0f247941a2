/** How a clause names its responsible bodies in print: "（责任单位：区教委、区财政局）"; "" where there are none. */
export function dutyNote(agencies: readonly string[]): string {
  return agencies.length ? `（责任单位：${agencies.join('、')}）` : '';
}
