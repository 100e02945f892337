import { Component, type ReactNode } from 'react'

/** A fault while drawing leaves a sentence and not a white page. React asks for a class here. */
export class FaultCatcher extends Component<{ readonly shown: ReactNode; readonly children: ReactNode }> {
  static getDerivedStateFromError() {
    return { broken: true }
  }
  override state = { broken: false }

  override render() {
    return this.state.broken ? this.props.shown : this.props.children
  }
}
