import { describe, expect, it } from 'vitest';
import { hrefOf, isSafeLink } from '../../../../../shared/note/links.ts';
import { cleanPaste } from './paste.ts';

/** As Word for Windows puts it on the clipboard, shortened. */
const word = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content="Microsoft Word 15">
<style>p.MsoNormal {margin:0cm; font-size:12.0pt;}</style></head><body lang=EN-GB><!--StartFragment-->
<h1 style='margin-top:12.0pt'><span lang=EN-US style='font-family:"Calibri Light"'>Findings<o:p></o:p></span></h1>
<p class=MsoNormal>The <b style='mso-bidi-font-weight:normal'>hologram</b> is <i>missing</i>.<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol;mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>First point<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>o<span>&nbsp; </span></span>Below it</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp; </span></span>Second point</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'>1.&nbsp;&nbsp;Numbered</p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<img width=1 src="file:///C:/secret.png"><!--EndFragment--></body></html>`;

const docs = `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr" style="line-height:1.38"><span
style="font-size:11pt;font-weight:700;">Bold</span><span style="font-weight:400"> plain </span><span style="font-style:italic;">slanted</span></p>
<ul><li dir="ltr" style="list-style-type:disc"><p role="presentation"><span style="font-weight:400">One</span></p></li></ul>
<p><a href="https://example.com/x" style="color:red" onclick="steal()">link</a> <a href="javascript:alert(1)">bad</a></p></b><br class="Apple-interchange-newline">`;

const parse = (html: string) => new DOMParser().parseFromString(cleanPaste(html), 'text/html').body;

describe('cleanPaste', () => {
  it('Word: headings and emphasis stay, its lists become lists, nothing else is left', () => {
    const body = parse(word);
    expect(body.querySelector('h1')?.textContent).toBe('Findings');
    expect([...body.querySelectorAll('b, i')].map((e) => e.textContent)).toEqual(['hologram', 'missing']);
    const [list, numbers] = [body.querySelector('ul'), body.querySelector('ol')];
    const topics = [...(list?.children ?? [])].map((li) => li.firstElementChild?.textContent?.trim());
    expect(topics).toEqual(['First point', 'Second point']);
    expect(list?.querySelector('li ul li')?.textContent?.trim()).toBe('Below it');
    expect(numbers?.textContent?.trim()).toBe('Numbered');
    expect(body.querySelectorAll('[style], [class], [lang], img, style, meta')).toHaveLength(0);
    expect(body.innerHTML).not.toMatch(/mso|o:p|endif|·/i);
  });

  it('Docs: the <b> around all is no bold, styles become elements', () => {
    const body = parse(docs);
    expect([...body.querySelectorAll('strong')].map((e) => e.textContent)).toEqual(['Bold']);
    expect([...body.querySelectorAll('em')].map((e) => e.textContent)).toEqual(['slanted']);
    expect(body.querySelector('b')).toBe(null);
    expect(body.querySelector('li')?.textContent).toBe('One');
  });

  it('links: what a browser would run is text', () => {
    const body = parse(docs);
    expect(body.querySelector('a')?.outerHTML).toBe('<a href="https://example.com/x">link</a>');
    expect(body.textContent).toContain('bad');
    for (const bad of ['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', '/relative', '']) {
      expect(isSafeLink(bad)).toBe(false);
    }
    expect(isSafeLink('mailto:ana@example.com')).toBe(true);
  });

  it('script and what loads something from elsewhere is gone', () => {
    const body = parse(
      '<p>a<script>x()</script><img src=x onerror=y()><svg onload=z()></svg><object data=//evil></object></p>',
    );
    expect(body.innerHTML).toBe('<p>a</p>');
  });
});

it.each([
  ['example.com', 'https://example.com'],
  ['example.com:8080/x?y', 'https://example.com:8080/x?y'],
  ['münchen.de', 'https://münchen.de'],
  ['ana@example.com', 'mailto:ana@example.com'],
  [' https://example.com ', 'https://example.com'],
  ['mailto:ana@example.com', 'mailto:ana@example.com'],
  ['javascript:alert(1)', undefined],
  ['data:text/html,x', undefined],
  ['/relative', undefined],
  ['just words', undefined],
  ['3.14', undefined],
  ['end.Next:1x', undefined],
  ['', undefined],
])('a link typed as %j is %j', (typed, href) => expect(hrefOf(typed)).toBe(href));
