// 清单.
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Page } from '#renderer/ui/Page.tsx';

export default function LedgerScreen() {
  return (
    <Page title="清单">
      <EmptyState title="这里还没有内容" />
    </Page>
  );
}
