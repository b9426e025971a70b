// 工作台.
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Page } from '#renderer/ui/Page.tsx';

export default function HomeScreen() {
  return (
    <Page title="工作台">
      <EmptyState title="这里还没有内容" />
    </Page>
  );
}
