// 周调度.
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Page } from '#renderer/ui/Page.tsx';

export default function ReviewScreen() {
  return (
    <Page title="周调度">
      <EmptyState title="这里还没有内容" />
    </Page>
  );
}
