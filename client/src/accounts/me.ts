import { type Accessor, createContext, useContext } from 'solid-js';
import type { Me } from '../../../shared/api/review.ts';

export const MeContext = createContext<Accessor<Me>>();

/** Who is signed in; inside the frame there is always someone. */
export function useMe(): Accessor<Me> {
  const me = useContext(MeContext);
  if (!me) throw new Error('useMe outside of the signed-in frame');
  return me;
}
