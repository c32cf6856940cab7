import type { Source } from '../source.ts';
import { words } from '../words.ts';
import { Fields, Row, Section } from './section.tsx';

const w = words.integrity;

/** Hashes and references for checking the report's integrity by hand. */
export function Integrity(props: { of: Source }) {
  const { issue } = props.of.input;
  return (
    <div class="integrity">
      <Section title={w.title}>
        <Fields class="wide">
          <Row label={w.report}>
            {issue.number}, <span class="id">{issue.reportId}</span>
          </Row>
          <Row label={w.state}>
            <span class="hash">{issue.state}</span>
            <span class="note">{w.stateMeans}</span>
          </Row>
          <Row label={w.checkpoint}>
            {w.place({ seq: String(issue.checkpoint.seq) })}, <span class="hash">{issue.checkpoint.hash}</span>
            <span class="note">{w.checkpointMeans}</span>
          </Row>
          <Row label={w.files}>
            <b>session.json</b>: {w.sessionFile}; <b>report.json</b>: {w.reportFile}
          </Row>
          <Row label={w.photos}>{w.photosMeans}</Row>
          <Row label={w.signature}>{w.signatureMeans}</Row>
          <Row label={words.check.title}>
            <span class="url">{issue.checkUrl}</span>
            <span class="note">{words.check.how}</span>
          </Row>
        </Fields>
      </Section>
    </div>
  );
}
