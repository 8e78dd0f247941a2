const TOPICS = ['养老服务', '托育服务', '数字乡村', '绿色建筑', '社区食堂', '家政培训', '公共图书', '水源保护'];
const NAMES = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛'];

/** A policy document of its own, with a word that stands in no other. Lower ones cite the upper one of their topic. */
export function policyText(at: number): { name: string; mark: string; text: string } {
  const topic = TOPICS[at % TOPICS.length]!;
  const mark = `试点单元${String(at).padStart(4, '0')}号`;
  const upper = at < TOPICS.length;
  const body = upper
    ? '各区县人民政府：'
    : `各街道办事处：\n根据《甲市人民政府关于推进${topic}的意见》（甲府发〔2021〕${(at % TOPICS.length) + 1}号），制定本方案。`;
  const issuer = upper ? '甲市人民政府' : `甲市${NAMES[at % NAMES.length]!}区人民政府`;
  const number = upper ? `甲府发〔2021〕${at + 1}号` : `${NAMES[at % NAMES.length]!}府发〔2022〕${at + 1}号`;
  const kind = upper ? '意见' : '实施方案';
  const text = `${issuer}
关于推进${topic}的${kind}
${number}

${body}
一、总体要求
坚持统筹推进${topic}，在${mark}先行先试。
二、重点任务
（一）完善${topic}设施。到2025年，新建${topic}设施${10 + at}个，覆盖率达到${60 + (at % 30)}%以上。
（二）培育${topic}队伍。由区民政局牵头，区财政局配合，每年培训${100 + at}人次。
（三）健全${topic}标准。建立${topic}质量评价制度，定期公布结果。
三、保障措施
加强组织领导，落实资金保障，把${topic}纳入年度考核。

${issuer}
202${upper ? 1 : 2}年3月${(at % 27) + 1}日
`;
  return { name: `文件${String(at).padStart(4, '0')}.txt`, mark, text };
}
