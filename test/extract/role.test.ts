import { describe, expect, it } from 'vitest';
import { assignRoles } from '../../ingest/extract/role.ts';
import { makeClause } from './clauses.ts';

describe('assignRoles', () => {
  it.each([
    ['指导思想', 'principle'],
    ['总体要求', 'principle'],
    ['基本原则', 'principle'],
    ['工作目标', 'goal'],
    ['主要目标', 'goal'],
    ['目标要求', 'goal'],
    ['发展现状', 'background'],
    ['面临形势', 'background'],
    ['充分认识加强节水的重要意义', 'background'],
    ['“十三五”时期发展成就', 'background'],
    ['工作开展情况', 'background'],
    ['保障措施', 'safeguard'],
    ['强化工作保障', 'safeguard'],
    ['加强组织领导', 'safeguard'],
    ['附则', 'procedure'],
    // near misses
    ['强化宣传教育活动，夯实知识产权发展基础', 'measure'],
    ['解决突出存在的问题', 'measure'],
    ['巩固改革成果', 'measure'],
    ['推广典型经验', 'measure'],
    ['推进政务公开工作基础持续巩固', 'measure'],
    ['通报国内外形势', 'measure'],
    ['优化产业发展环境', 'measure'],
    ['扩大适用范围试点', 'measure'],
    ['健全社会保障体系', 'measure'],
    ['围绕高质量发展的目标推动职业教育与产业紧密对接并提高人才供给的质量', 'measure'],
  ])('a clause headed %s is %s', (title, role) => {
    expect(assignRoles([makeClause(`一、${title}\n文字。`, { title, locator: '一' })])).toEqual([role]);
  });

  it.each([
    ['为贯彻落实《某规划》，结合我市实际，制定本方案。', 'purpose'],
    ['本方案自2023年6月1日起施行。', 'procedure'],
    ['为企业提供全程帮办服务。', 'measure'],
    ['自觉接受社会监督，改进工作。', 'measure'],
  ])('%s is %s by its wording', (text, role) => {
    expect(assignRoles([makeClause(text)])).toEqual([role]);
  });

  it('hands a role down to clauses whose own heading names none', () => {
    const clauses = [
      makeClause('一、规划背景', { title: '规划背景', locator: '一' }),
      makeClause('（一）办学水平。建成基地19个。', { title: '办学水平', locator: '一/（一）' }),
      makeClause('二、保障措施', { title: '保障措施', locator: '二' }),
      makeClause('（一）加强统筹。', { title: '加强统筹', locator: '二/（一）' }),
      makeClause('三、重点任务', { title: '重点任务', locator: '三' }),
      makeClause('（一）扩大规模。', { title: '扩大规模', locator: '三/（一）' }),
    ];
    expect(assignRoles(clauses)).toEqual(['background', 'background', 'safeguard', 'safeguard', 'measure', 'measure']);
  });

  it('takes notices and opening paragraphs for purposes, reports of the past for background', () => {
    expect(assignRoles([makeClause('现印发给你们。', { form: 'notice', locator: '通知' })])).toEqual(['purpose']);
    expect(assignRoles([makeClause('近年来，我市职业教育成效显著。', { form: 'intro', locator: '引言' })])).toEqual([
      'background',
    ]);
  });
});
