// 导入.
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Page } from '#renderer/ui/Page.tsx';

export default function ImportScreen() {
  return (
    <Page title="导入">
      <EmptyState title="这里还没有内容" />
    </Page>
  );
}
