import './external.css';
import { showDate } from '../../../lib/show.ts';
import { useAddress } from '../../../ui/address.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { useRead } from '../../../ui/read.tsx';
import { readExternalStaff } from '../schema.ts';
import { HOME, wordsOf } from './looks.ts';
import { OpenFirst } from './open-first.tsx';

/** The file of somebody who works on the qualification: posts, certificates, learning, ties. */
export default function StaffPage() {
  const { params, query } = useAddress();
  const reading = useRead(readExternalStaff, {
    params: { id: params['id'] ?? '' },
    query: { framework: query['framework'] ?? '-' },
  });
  const thing = {
    kind: 'staff',
    thingId: params['id'] ?? '',
    frameworkCode: query['framework'] ?? '-',
  } as const;
  return (
    <Page title={reading.value?.name ?? 'Staff file'} where={[HOME]}>
      <OpenFirst of={reading} thing={thing} what="this staff file">
        {(file) => (
          <>
            <Section title="Posts">
              <ul className="ex-lines">
                {file.posts.map((post) => (
                  <li key={post.postId}>
                    <span>{wordsOf(post.post)}</span>
                    <span>
                      {Object.values(post.units)
                        .map((units) => (units.includes('*') ? 'every unit' : units.join(', ')))
                        .join('; ')}
                    </span>
                    <span className="dp-dim">
                      From {showDate(post.fromOn, file.today)}, authorised by {post.authorisedBy}
                      {post.ended === null ? '' : `, ended ${showDate(post.ended.on, file.today)}`}
                      {post.qualified ? '' : '; not qualified yet, countersigned'}
                    </span>
                  </li>
                ))}
              </ul>
            </Section>
            <Section title="Certificates">
              {file.qualifications.length === 0 ? <p className="dp-dim">None on record.</p> : null}
              <ul className="ex-lines">
                {file.qualifications.map((one) => (
                  <li key={one.qualificationId}>
                    <span>{one.title}</span>
                    <span>{wordsOf(one.shows)}</span>
                    <span className="dp-dim">
                      Awarded {showDate(one.awardedOn, file.today)}, seen by {one.seenBy}
                      {one.withdrawn === null ? '' : '; withdrawn'}
                    </span>
                  </li>
                ))}
              </ul>
            </Section>
            <Section title="Learning">
              <p className="dp-dim">{file.minutesThisYear} minutes in the last twelve months.</p>
              <ul className="ex-lines">
                {file.learning.map((one) => (
                  <li key={one.learningId}>
                    <span>
                      {showDate(one.on, file.today)}, {one.minutes} minutes
                    </span>
                    <span className="ex-text">
                      {one.what}: {one.learnt}
                    </span>
                  </li>
                ))}
              </ul>
            </Section>
            <Section title="Ties to learners of this qualification">
              {file.ties.length === 0 ? <p className="dp-dim">None declared.</p> : null}
              <ul className="ex-lines">
                {file.ties.map((one) => (
                  <li key={one.tieId}>
                    <span>
                      {one.learnerName}: {wordsOf(one.kind)}
                    </span>
                    <span className="ex-text">{one.words}</span>
                    <span className="dp-dim">{one.ended === null ? '' : 'Ended'}</span>
                  </li>
                ))}
              </ul>
            </Section>
          </>
        )}
      </OpenFirst>
    </Page>
  );
}
