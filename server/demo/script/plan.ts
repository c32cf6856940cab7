import type { SessionRequest } from '../../../shared/api/ingest.ts';
import { type DemoDocument, otherFaces } from '../documents.ts';
import { type Try, writeAttempt } from './attempt-script.ts';
import { type Network, networks, type Send, sendsOf } from './delivery.ts';
import { someAddress, someDevice } from './devices.ts';
import { documentFor, resultOf, type Story, someStory } from './faults.ts';
import { requestFor } from './people.ts';
import { makeRandom, type Random } from './random.ts';
import { type Moment, Script } from './script.ts';

/** One verification from its first request to its last, planned completely before it is played. */
export interface Plan {
  story: Story;
  network: Network;
  document: DemoDocument;
  request: SessionRequest;
  /** In the order in which they happen. */
  moments: Moment[];
  /** In the order in which the phone sends them. */
  sends: Send[];
  /** Milliseconds to the last capture event. */
  length: number;
}

export interface Wish {
  story?: Story;
  network?: Network;
  /** Ids of the recently used documents. */
  lately?: readonly string[];
  /** A specific person, if required; the front may be another person's document. */
  document?: DemoDocument;
}

/** Pure: the same seed and wish give the same plan, so that a failure can be reproduced. */
export function plan(seed: number, only: Wish = {}): Plan {
  const random = makeRandom(seed);
  const story = only.story ?? someStory(random);
  const network = only.network ?? random.weighted(networks);
  const document = only.document ?? documentFor(story, random, only.lately);
  const request = requestFor(document, random);
  const script = new Script(random);
  for (const [i, t] of triesOf(story, document, random).entries()) {
    if (i > 0) script.wait(6, 14);
    writeAttempt(script, t, random);
  }
  const sends = sendsOf(script, network, random);
  return { story, network, document, request, moments: script.moments, sends, length: script.now };
}

function triesOf(story: Story, document: DemoDocument, random: Random): Try[] {
  const device = someDevice(random);
  const only: Try = {
    document,
    subject:
      document.fault === 'face-mismatch' || story !== 'face_mismatch' ? document : random.pick(otherFaces(document)),
    device,
    address: someAddress(random),
    flaw: 'none',
    dim: story === 'low_far',
    result: resultOf(story, random),
    breaks: 'none',
  };
  switch (story) {
    case 'spoof':
      return [{ ...only, flaw: document.fault === 'screen-recapture' ? 'none' : 'recaptured' }];
    case 'not_full_id':
      return [{ ...only, flaw: document.fault === 'cropped-corner' ? 'none' : 'cropped' }];
    case 'given_up':
      return [{ ...only, breaks: random.pick(['leaves', 'vanishes', 'vanishes'] as const) }];
    case 'second_device': {
      // The computer has no camera, or a bad one: the person continues on the phone.
      const first = { ...only, device: someDevice(random, 'pc'), breaks: random.pick(['camera', 'leaves'] as const) };
      return [first, { ...only, device: someDevice(random, 'mobile'), address: someAddress(random) }];
    }
    case 'retake': {
      if (document.fault) return [{ ...only, breaks: 'document' }, only];
      return [{ ...only, flaw: random.pick(['blurred', 'glare'] as const), breaks: 'document' }, only];
    }
    default:
      return [only];
  }
}
