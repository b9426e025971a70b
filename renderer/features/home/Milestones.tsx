// 时间节点: days to each of them.
import { countdownWords } from '#domain/calendar/milestones.ts';
import type { PlainDate } from '#domain/ledger/types.ts';
import type { Overview } from '#domain/statistics/overview.ts';
import { HOME } from '#renderer/text/home.ts';

export function Milestones({ milestones, today }: { milestones: Overview['milestones']; today: PlainDate }) {
  if (milestones.length === 0) return null;
  return (
    <ul className="home-milestones" aria-label={HOME.milestones}>
      {milestones.map(({ name, date, doneOn }) => {
        const past = doneOn === null && date !== null && date < today;
        return (
          <li key={name}>
            <span>{name}</span>
            <span className="faint">{date ?? HOME.noDate}</span>
            <span className={past ? 'home-countdown home-past' : 'home-countdown'}>
              {doneOn !== null ? HOME.doneOn(doneOn) : date === null ? '' : countdownWords(date, today)}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
