// How far a long act is: a bar with count, what is being done, the time left, and 取消.
import { Button } from 'antd';
import { secondsLeft, useJob } from '#renderer/store/job.ts';
import { COMMON, jobWords } from '#renderer/text/common.ts';

/** Shown only while a long act is under way. */
export function JobProgress() {
  const { running, told, startedAt, cancel } = useJob();
  if (!running) return null;
  const left = told === null ? null : secondsLeft(told, startedAt, performance.now());
  return (
    <div className="job" role="status" aria-live="polite">
      <progress
        className="job-bar"
        aria-label={COMMON.working}
        {...(told === null ? {} : { value: told.done, max: told.total })}
      />
      <span className="job-words">
        {told === null ? COMMON.working : jobWords(told.done, told.total, told.words, left)}
      </span>
      <Button onClick={cancel}>{COMMON.cancel}</Button>
    </div>
  );
}
