import type { Editor, JSONContent } from '@tiptap/core';

const words = (text: string): JSONContent => ({ type: 'paragraph', content: [{ type: 'text', text }] });

/** Lines as the editor's own blocks: those that begin with `- ` are a checklist. */
export function blocksOf(lines: readonly string[]): JSONContent[] {
  const blocks: JSONContent[] = [];
  for (const line of lines) {
    if (!line.startsWith('- ')) {
      blocks.push(words(line));
      continue;
    }
    const item = { type: 'taskItem', attrs: { checked: false }, content: [words(line.slice(2))] };
    const last = blocks.at(-1);
    if (last?.type === 'taskList') last.content!.push(item);
    else blocks.push({ type: 'taskList', content: [item] });
  }
  return blocks;
}

/** At the caret, in one step of undo. */
export function insertTemplate(editor: Editor, lines: readonly string[]): void {
  editor.chain().focus().insertContent(blocksOf(lines)).run();
}
