// 本周报送: who was to report in the latest review, and who has not.
import { Button } from 'antd';
import type { Overview } from '#domain/statistics/overview.ts';
import { go } from '#renderer/store/navigation.ts';
import { HOME } from '#renderer/text/home.ts';
import { REVIEW, reportCounts, reviewWords } from '#renderer/text/review.ts';
import { Section } from '#renderer/ui/Page.tsx';

export function Week({ week }: { week: Overview['week'] }) {
  if (week === null) {
    return (
      <Section title={HOME.week}>
        <p className="home-line">{HOME.weekNone}</p>
      </Section>
    );
  }
  const { due, received, late, missing } = reportCounts(week.units.map((unit) => unit.status));
  const counts = [
    [HOME.due, due],
    [HOME.received, received],
    [HOME.late, late],
    [HOME.missing, missing],
  ] as const;
  const named = (status: string): string =>
    week.units
      .filter((unit) => unit.status === status)
      .map((unit) =>
        unit.missedInARow > 1 ? `${unit.unitName}（${REVIEW.missed(unit.missedInARow)}）` : unit.unitName,
      )
      .join('、');
  return (
    <Section title={HOME.week} note={reviewWords(week.review)}>
      <div className="home-line">
        <dl className="home-counts">
          {counts.map(([word, count]) => (
            <div key={word}>
              <dt>{word}</dt>
              <dd>{count}</dd>
            </div>
          ))}
        </dl>
        <Button onClick={() => go('review', { reviewId: week.review.id })}>{HOME.toReview}</Button>
      </div>
      {missing === 0 ? null : (
        <p className="home-line home-names">
          <span>
            ○ {HOME.missing}：{named('未报')}
          </span>
        </p>
      )}
      {late === 0 ? null : (
        <p className="home-line home-names">
          <span>
            ▲ {HOME.late}：{named('迟报')}
          </span>
        </p>
      )}
    </Section>
  );
}
