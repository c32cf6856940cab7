/** Every word about keys and unsent text. */
export const keyboard = {
  refused: {
    lost: 'Shortcuts are paused because the focus moved. Click the page, or press Tab or Esc.',
    tooSoon: 'Ignored: pressed too soon after typing. Press it again.',
    repeated: 'Ignored: the key was held down.',
    composing: 'Ignored: you are still composing text.',
    youngDialog: 'Not sent: the dialog has only just opened. Check it, then press again.',
  },
  unsent: {
    title: 'Not sent',
    closed: '“{name}” closed while you were typing. Your text is here to copy.',
    closedUnnamed: 'The field closed while you were typing. Your text is here to copy.',
    text: 'Text that was not sent',
    copy: 'Copy',
    copied: 'Copied',
    discard: 'Discard',
    sure: 'Discard for good',
    keep: 'Keep',
  },
  modes: {
    label: 'Single-key shortcuts',
    on: 'On',
    alt: 'With {key}',
    off: 'Off',
    hint: 'Saved for you in this browser. Keys that act on a session are ignored while you type fast.',
  },
} as const;
