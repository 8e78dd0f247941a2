/** What speaks for a link: its name, and what its value says. */
export interface SignalWords {
  name: string;
  meaning: string;
}

const SIGNALS: Record<string, SignalWords> = {
  measures: { name: '共有措施', meaning: '下位的措施有多少在这条上位里找得到' },
  phrase: { name: '共有词组', meaning: '最像的一个词组像到什么程度' },
  anchors: { name: '上位独有词语', meaning: '只有这条上位才有、下位也写了的词语' },
  lead: { name: '比其他条款突出', meaning: '在上位各条里，这条离最像的有多近' },
  heading: { name: '标题', meaning: '一条的标题在另一条里出现多少' },
};

/** A signal in words; an unknown one goes by its own name. */
export function signalWords(name: string): SignalWords {
  return SIGNALS[name] ?? { name, meaning: '' };
}

/** Signals of a link in the order in which they are explained, unknown ones last. */
export function signalEntries(signals: Readonly<Record<string, number>>): [string, number][] {
  const order = Object.keys(SIGNALS);
  const place = (name: string): number => (order.includes(name) ? order.indexOf(name) : order.length);
  return Object.entries(signals).sort(([a], [b]) => place(a) - place(b));
}
