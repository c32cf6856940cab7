import type { Catalogue } from '../catalogue.ts';
import type { Translation } from '../message.ts';
import { alerts } from './alerts.ts';
import { check } from './check.ts';
import { company } from './company.ts';
import { compare } from './compare.ts';
import { conditions } from './conditions.ts';
import { consoleTexts } from './console.ts';
import { corrections } from './corrections.ts';
import { decide } from './decide.ts';
import { editor } from './editor.ts';
import { keyboard } from './keyboard.ts';
import { links } from './links.ts';
import { marks } from './marks.ts';
import { mentionButton } from './mention-button.ts';
import { mentions } from './mentions.ts';
import { noteHistory } from './note-history.ts';
import { notes } from './notes.ts';
import { pep } from './pep.ts';
import { print } from './print.ts';
import { readyTexts } from './ready-texts.ts';
import { reports } from './reports.ts';
import { savedFilters } from './saved-filters.ts';
import { screening } from './screening.ts';
import { selection } from './selection.ts';
import { session } from './session.ts';
import { sessionTags } from './session-tags.ts';
import { sessionWalk } from './session-walk.ts';
import { settings } from './settings.ts';
import { signature } from './signature.ts';
import { subjects } from './subjects.ts';
import { suggest } from './suggest.ts';
import { threads } from './threads.ts';
import { timeline } from './timeline.ts';
import { undo } from './undo.ts';

/** Every message of the product in Arabic. */
export const ar: Translation<Catalogue> = {
  alerts,
  check,
  company,
  compare,
  conditions,
  console: consoleTexts,
  corrections,
  decide,
  editor,
  keyboard,
  links,
  marks,
  mentionButton,
  mentions,
  noteHistory,
  notes,
  pep,
  print,
  readyTexts,
  reports,
  savedFilters,
  screening,
  selection,
  session,
  sessionTags,
  sessionWalk,
  settings,
  signature,
  subjects,
  suggest,
  threads,
  timeline,
  undo,
};
