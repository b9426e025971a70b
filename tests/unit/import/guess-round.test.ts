// What the opening of a notice says about its round.
import { expect, it } from 'vitest';
import { guessRound } from '#renderer/features/import/guess-round.ts';

const read = (text: string, name = '通报.txt') => guessRound(name, [{ text }], 'continuous');

it('reads dates and inspecting body from a usual opening', () => {
  expect(
    read(
      '　　根据省委统一部署,2019年9月20日至12月10日,省委第四巡视组对云山区开展了巡视;2020年3月25日,向云山区委反馈了巡视意见。',
    ),
  ).toEqual({
    name: '2020年省委第四巡视组反馈意见整改',
    kind: '巡视',
    inspectingBody: '省委第四巡视组',
    inspectedFrom: '2019-09-20',
    inspectedTo: '2019-12-10',
    feedbackDate: '2020-03-25',
    numbering: 'continuous',
  });
});

it('reads a span over the turn of the year and another kind', () => {
  expect(
    read('2023年11月1日至2024年1月15日，县委第二巡察组对县水利局进行了常规巡察。2024年2月6日，巡察组反馈了意见。'),
  ).toMatchObject({
    kind: '巡察',
    inspectingBody: '县委第二巡察组',
    inspectedTo: '2024-01-15',
    feedbackDate: '2024-02-06',
  });
});

it('proposes nothing that the document does not say', () => {
  expect(read('一、提高认识')).toMatchObject({ inspectingBody: null, inspectedFrom: null, feedbackDate: null });
});
