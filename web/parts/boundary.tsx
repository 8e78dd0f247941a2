import { Component, type ComponentChildren } from 'preact';

interface BoundaryProps {
  /** A new value (address) gives the view another chance. */
  resetKey: string;
  children: ComponentChildren;
}

/** Keeps a failing view from taking the whole page with it. */
export class Boundary extends Component<BoundaryProps, { error: string | null }> {
  override state = { error: null as string | null };

  override componentDidCatch(error: unknown): void {
    this.setState({ error: error instanceof Error ? error.message : String(error) });
  }

  override componentDidUpdate(before: BoundaryProps): void {
    if (before.resetKey !== this.props.resetKey && this.state.error !== null) this.setState({ error: null });
  }

  override render() {
    if (this.state.error === null) return <>{this.props.children}</>;
    return (
      <div class="message message--error" role="alert">
        <h2 class="message-title">这个视图出了错</h2>
        <p>其他视图不受影响。重新载入一般能恢复；仍不行，把下面一行告诉维护的人。</p>
        <p class="meta">{this.state.error}</p>
        <div class="btn-row">
          <button class="btn" type="button" onClick={() => window.location.reload()}>
            重新载入
          </button>
        </div>
      </div>
    );
  }
}
