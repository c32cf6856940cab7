import { createUniqueId, For } from 'solid-js';
import { papers } from '../../../shared/report/report.ts';
import { languageNames, languages } from '../../../shared/text/language.ts';
import { choosePaper, chooseReportLanguage, paper, reportLanguage } from './report-form.ts';
import { words } from './words.ts';

/** Paper and language of the reports of an export. */
export function FormFields() {
  const id = createUniqueId();
  return (
    <>
      <fieldset class="flex flex-wrap items-center gap-x-4">
        <legend class="float-start me-4 font-medium">{words.paper}</legend>
        <For each={papers}>
          {(value) => (
            <label class="flex min-h-7 items-center gap-2">
              <input
                type="radio"
                name={`${id}-paper`}
                class="size-3.5 accent-(--accent)"
                checked={paper() === value}
                onChange={() => choosePaper(value)}
              />
              {words.papers[value]}
            </label>
          )}
        </For>
      </fieldset>
      <fieldset class="flex flex-wrap items-center gap-x-4">
        <legend class="float-start me-4 font-medium">{words.language}</legend>
        <For each={languages}>
          {(value) => (
            <label class="flex min-h-7 items-center gap-2">
              <input
                type="radio"
                name={`${id}-language`}
                class="size-3.5 accent-(--accent)"
                checked={reportLanguage() === value}
                onChange={() => chooseReportLanguage(value)}
              />
              <span lang={value}>{languageNames[value]}</span>
            </label>
          )}
        </For>
      </fieldset>
    </>
  );
}
