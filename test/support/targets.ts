import type { TargetRecord } from '../../graph-schema/records.ts';

/** A target with what a test is about; the rest is plain. */
export function targetRecord(more: Partial<TargetRecord>): TargetRecord {
  return {
    type: 'target',
    id: 'd/1#t1',
    document: '某发〔2021〕1号',
    clause: '一',
    clauseId: 'd/1',
    text: '',
    span: [0, 0],
    object: '指标',
    value: 1,
    value2: null,
    cmp: '=',
    unit: '个',
    deadline: null,
    deadlineSource: null,
    baseline: null,
    ...more,
  };
}
