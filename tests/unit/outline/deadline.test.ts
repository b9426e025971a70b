// 完成时限 as offices write it, and what the ledger makes of it.
import { describe, expect, test } from 'vitest';
import { parseDeadline } from '#domain/outline/deadline.ts';

describe('deadlines', () => {
  test.each([
    ['2020-06-30', null, '2020-06-30', false, null],
    ['2020.6.30', null, '2020-06-30', false, null],
    ['2020/6/30', null, '2020-06-30', false, null],
    ['2020年6月30日', null, '2020-06-30', false, null],
    ['２０２０年６月３０日前', null, '2020-06-30', false, null],
    ['2020年6月30日前', null, '2020-06-30', false, null],
    ['2020年6月底前', null, '2020-06-30', false, '2020年6月底前'],
    ['2024年2月底', null, '2024-02-29', false, '2024年2月底'],
    ['2020年6月', null, '2020-06-30', false, '2020年6月'],
    ['2020.06', null, '2020-06-30', false, '2020.06'],
    ['2023年3月上旬', null, '2023-03-10', false, '2023年3月上旬'],
    ['2023年10月中旬前', null, '2023-10-20', false, '2023年10月中旬前'],
    ['2025年底前，并长期坚持', null, '2025-12-31', true, '2025年底前，并长期坚持'],
    ['2022年年底', null, '2022-12-31', false, '2022年年底'],
    ['2022年上半年', null, '2022-06-30', false, '2022年上半年'],
    ['2022年第三季度', null, '2022-09-30', false, '2022年第三季度'],
    ['2024年', null, '2024-12-31', false, '2024年'],
    ['6月30日前', 2021, '2021-06-30', false, '6月30日前'],
    ['6月底前', 2021, '2021-06-30', false, '6月底前'],
    ['年底前', 2021, '2021-12-31', false, '年底前'],
    ['今年年底', 2021, '2021-12-31', false, '今年年底'],
    ['明年3月底', 2021, '2022-03-31', false, '明年3月底'],
    ['6月30日前', null, null, false, '6月30日前'],
    ['年底前', null, null, false, '年底前'],
    ['立行立改', 2021, null, false, '立行立改'],
    ['立行立改，长期坚持', 2021, null, true, '立行立改，长期坚持'],
    ['长期坚持', null, null, true, '长期坚持'],
    ['持续推进', null, null, true, '持续推进'],
    ['已完成', 2021, null, false, '已完成'],
    ['2020年4月1日至2020年9月30日', null, '2020-09-30', false, '2020年4月1日至2020年9月30日'],
    ['2020年3月—6月', null, '2020-06-30', false, '2020年3月—6月'],
    ['2021年2月30日', null, null, false, '2021年2月30日'],
    ['收到通知后10个工作日内', 2021, null, false, '收到通知后10个工作日内'],
    ['', null, null, false, null],
  ] as const)('%s', (words, year, date, longTerm, text) => {
    expect(parseDeadline(words, year)).toEqual({ date, text, longTerm });
  });
});
