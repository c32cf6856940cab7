import type { ReportIssue } from '../../../shared/report/report.ts';
import { type Dict, toSeconds, writeDate, writeText } from './objects/syntax.ts';

/** What the file says about itself, to people and to archives. */
export interface About {
  title: string;
  /** BCP 47. */
  lang: string;
  author: string;
  issue: ReportIssue;
}

const maker = 'Vidimus';
/** The names of our own properties; nothing needs to be found there. */
const ours = 'https://vidimus.dev/ns/report/1/';

// XML 1.0 cannot hold these, escaped or not.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unprintable = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/gu;
const clean = (text: string) => text.replace(unprintable, ' ');
const named: Record<string, string> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' };
const xml = (text: string) => clean(text).replace(/[<>&"]/g, (letter) => named[letter]!);

/** The older dictionary of the same facts: an archive's check wants both, in step. */
export function infoDict({ title, author, issue }: About): Dict {
  return new Map([
    ['Title', writeText(clean(title))],
    ['Author', writeText(clean(author))],
    ['Creator', writeText(maker)],
    ['Producer', writeText(maker)],
    ['CreationDate', writeDate(issue.madeAt)],
    ['ModDate', writeDate(issue.madeAt)],
  ]);
}

const property = (name: string, type: string, category: string, text: string) =>
  `<rdf:li rdf:parseType="Resource"><pdfaProperty:name>${name}</pdfaProperty:name><pdfaProperty:valueType>${type}</pdfaProperty:valueType><pdfaProperty:category>${category}</pdfaProperty:category><pdfaProperty:description>${text}</pdfaProperty:description></rdf:li>`;

const schema = (name: string, uri: string, prefix: string, properties: string[]) =>
  `<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>${name}</pdfaSchema:schema><pdfaSchema:namespaceURI>${uri}</pdfaSchema:namespaceURI><pdfaSchema:prefix>${prefix}</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>
${properties.join('\n')}
</rdf:Seq></pdfaSchema:property></rdf:li>`;

const pdfua = 'http://www.aiim.org/pdfua/ns/id/';

/** PDF/A knows neither PDF/UA's property nor ours unless they are described in the file. */
const uaSchema = schema('PDF/UA identification schema', pdfua, 'pdfuaid', [
  property('part', 'Integer', 'internal', 'Part of ISO 14289 that the file follows'),
]);
const ourSchema = schema('Vidimus report', ours, 'vidimus', [
  property('number', 'Text', 'external', 'Number of the report within its company'),
  property('sessionId', 'Text', 'external', 'The session that is reported on'),
  property('state', 'Text', 'external', 'SHA-256 of the attached session.json, hexadecimal'),
  property('checkpointSeq', 'Integer', 'external', 'Last event of the log when the report was made'),
  property('checkpointHash', 'Text', 'external', 'Hash of the chain of events there, hexadecimal'),
]);

/** Which rules the file follows: PDF/A-3, level A, and PDF/UA-1. docs/report-pdf.md says what was checked and how. */
const claims = `<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
`;

/** The metadata stream, unpacked: archives read it without knowing PDF. */
export function xmpPacket({ title, lang, author, issue }: About): Buffer {
  const at = toSeconds(issue.madeAt);
  return Buffer.from(`<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="${pdfua}" xmlns:vidimus="${ours}">
${claims}<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${xml(title)}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>${xml(author)}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>${xml(lang)}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>${maker}</pdf:Producer>
<xmp:CreatorTool>${maker}</xmp:CreatorTool>
<xmp:CreateDate>${at}</xmp:CreateDate>
<xmp:ModifyDate>${at}</xmp:ModifyDate>
<xmp:MetadataDate>${at}</xmp:MetadataDate>
<vidimus:number>${xml(issue.number)}</vidimus:number>
<vidimus:sessionId>${xml(issue.sessionId)}</vidimus:sessionId>
<vidimus:state>${issue.state}</vidimus:state>
<vidimus:checkpointSeq>${issue.checkpoint.seq}</vidimus:checkpointSeq>
<vidimus:checkpointHash>${issue.checkpoint.hash}</vidimus:checkpointHash>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag>
${uaSchema}
${ourSchema}
</rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`);
}
