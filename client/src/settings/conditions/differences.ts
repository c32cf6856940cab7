import type { Conditions } from '../../../../shared/api/conditions.ts';
import { farOfLevel } from '../../../../shared/far.ts';
import { text } from '../../text/text.ts';
import { formatNumber } from '../../ui/text/format.ts';
import { countryOf } from '../controls/country-match.ts';
import { words } from '../words.ts';
import { type Draft, tidied } from './draft.ts';

const { conditions: names, fourEyes } = text.decisions;
const yesNo = (is: boolean) => (is ? words.asked : words.notAsked.toLowerCase());
const list = (all: readonly string[]) => (all.length > 0 ? all.join(text.ui.comma) : words.none);

/** Each setting by its name, with how its value is said. In the order of the form. */
const settingsInWords = (): { [K in keyof Conditions]: [name: string, say: (value: Conditions[K]) => string] } => ({
  awaitingAction: [words.awaiting.title, (on) => (on ? words.awaiting.on : words.awaiting.off)],
  faceLevel: [
    names.face_level,
    (level) =>
      level === null ? words.notAsked.toLowerCase() : words.level({ level, far: formatNumber(farOfLevel[level as 1]) }),
  ],
  liveness: [names.liveness, yesNo],
  idReal: [names.id_real, yesNo],
  fullId: [names.full_id, yesNo],
  mrz: [names.mrz, yesNo],
  frontBack: [names.front_back, yesNo],
  dataPlausible: [names.data_plausible, yesNo],
  expiredDocument: [names.expired_document, yesNo],
  documentReused: [names.document_reused, yesNo],
  screening: [names.screening, yesNo],
  minimumAge: [
    names.minimum_age,
    (age) => (age === null ? words.notAsked.toLowerCase() : `${formatNumber(age)} ${words.years}`),
  ],
  documentReview: [names.document_review, (types) => list(types.map((type) => text.sessions.documents[type]))],
  highRisk: [
    words.risk.title,
    (risks) =>
      list(
        risks.map(({ country, ip, nationality }) => {
          const checks = [ip && words.risk.ip, nationality && words.risk.nationality].filter(Boolean);
          return `${countryOf(country)} (${checks.join(text.ui.comma)})`;
        }),
      ),
  ],
  blindReview: [words.eyes.blind, (on) => (on ? words.eyes.blindOn : words.eyes.blindOff)],
  fourEyes: [words.eyes.title, (reasons) => list(reasons.map((reason) => fourEyes[reason]))],
});

export interface Difference {
  name: string;
  mine: string;
  theirs: string;
}

/** Where two drafts differ, in words. */
export function differences(mine: Draft, theirs: Draft): Difference[] {
  const [one, other] = [tidied(mine.conditions), tidied(theirs.conditions)];
  const settings = settingsInWords();
  const found = (Object.keys(settings) as (keyof Conditions)[])
    .filter((key) => JSON.stringify(one[key]) !== JSON.stringify(other[key]))
    .map((key) => {
      const [name, say] = settings[key] as [string, (value: unknown) => string];
      return { name, mine: say(one[key]), theirs: say(other[key]) };
    });
  if (mine.targetMinutes === theirs.targetMinutes) return found;
  const say = (minutes: number) => `${formatNumber(minutes)} ${words.units.minutes}`;
  return [...found, { name: words.target, mine: say(mine.targetMinutes), theirs: say(theirs.targetMinutes) }];
}
