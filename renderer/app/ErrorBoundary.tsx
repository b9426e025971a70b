// A screen that fails takes only itself down: the rail stays, and the screen can be opened again.
import { Component, type ReactNode } from 'react';
import { APP } from '#renderer/text/app.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';

interface Props {
  children: ReactNode;
}

export class ErrorBoundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <EmptyState
        title={APP.screenFailed}
        text={APP.screenFailedText}
        action={{ label: APP.reopen, run: () => this.setState({ failed: false }) }}
      />
    );
  }
}
