import { choice, field, type Verb } from '../../shared/staff/verbs/verbs';

/** 003-D 二: a closure is told with its reason, where to go meanwhile, and when service goes on. */
export const closeVerb = (counters: readonly { id: number; label: string }[]): Verb => ({
  path: 'notice', text: { zh: '发布停办公告', en: 'Announce a closure' }, states: [],
  fields: [
    field('counter', '停办范围', 'Where', {
      kind: 'select', number: true, optional: true, none: { zh: '全厅', en: 'Whole hall' },
      choices: counters.map((one) => choice(String(one.id), one.label, one.label)),
    }),
    field('reason', '停办理由', 'Reason'), field('alternative', '替代办法（到哪里办、怎么办）', 'Where to go or what to do meanwhile'),
    field('from', '自（不填为立即）', 'From (now if empty)', { kind: 'time', optional: true }),
    field('until', '至（不填为恢复服务时）', 'Until (reopening if empty)', { kind: 'time', optional: true }),
    field('reopenAt', '恢复服务时间', 'Service resumes', { kind: 'time' }),
  ],
});

/** 000-H 二2: changed hours are announced before they hold. */
export const changeVerb: Verb = {
  path: 'announce', text: { zh: '公告作息调整', en: 'Announce new hours' }, states: [],
  fields: [
    field('what', '调整内容（照此公布）', 'What changes, as the public reads it', { kind: 'long' }),
    field('effectiveAt', '生效时间', 'From when', { kind: 'time' }),
  ],
};
