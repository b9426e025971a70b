// 收表登记: which files were taken in this review, from whom, by what medium.
import type { Review } from '#domain/review/types.ts';
import { call } from '#renderer/api/bihuan.ts';
import { FORMS } from '#renderer/text/forms.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { Loading } from '#renderer/ui/Loading.tsx';
import { useAsync } from '#renderer/ui/useAsync.ts';
import { momentWords } from './weeks.ts';
import './forms.css';

export function Receipts({ review, onClose }: { review: Review; onClose: () => void }) {
  const { value, error } = useAsync(() => call('listReceivedForms', { reviewId: review.id }), review.id);
  return (
    <Dialog title={FORMS.receiptsTitle(review.ordinal)} width="wide" onClose={onClose}>
      <ErrorNotice error={error} />
      {value === null ? (
        error === null ? (
          <Loading />
        ) : null
      ) : value.length === 0 ? (
        <p>{FORMS.noReceipts}</p>
      ) : (
        <div className="forms-table-frame">
          <table className="forms-table">
            <thead>
              <tr>
                <th>{FORMS.unit}</th>
                <th>{FORMS.file}</th>
                <th>{FORMS.medium}</th>
                <th>{FORMS.takenAt}</th>
                <th>{FORMS.reportedBy}</th>
                <th>{FORMS.takenRows}</th>
                <th>{FORMS.leftOut}</th>
              </tr>
            </thead>
            <tbody>
              {value.map((form) => (
                <tr key={form.id}>
                  <td>{form.unitName}</td>
                  <td title={`SHA-256 ${form.sha256}`}>{form.fileName}</td>
                  <td>{form.medium ?? ''}</td>
                  <td className="forms-number">{momentWords(form.takenAt)}</td>
                  <td>{form.reportedBy ?? ''}</td>
                  <td className="forms-number">{form.taken}</td>
                  <td className="forms-number">{form.leftOut}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Dialog>
  );
}
