import { words } from '../words.ts';

const w = words.save;

/** How many waiting sessions leave the queue when the conditions are saved. */
interface Leaving {
  verified: number;
  rejected: number;
}

/** What saving does besides: sessions leave the queue. */
export function saveLabel({ verified, rejected }: Leaving): string {
  if (verified > 0 && rejected > 0) return w.saveAndBoth({ verified, rejected });
  if (verified > 0) return w.saveAndVerify({ verified });
  return rejected > 0 ? w.saveAndReject({ rejected }) : w.save;
}

/** @param leaving undefined where the preview failed */
export function confirmTitle(leaving: Leaving | undefined): string {
  if (!leaving) return w.confirmBlind;
  const { verified, rejected } = leaving;
  if (verified > 0 && rejected > 0) return w.confirmBoth({ n: verified + rejected });
  return rejected > 0 ? w.confirmReject({ n: rejected }) : w.confirmVerify({ n: verified });
}
