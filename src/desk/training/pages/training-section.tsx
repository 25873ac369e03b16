import './training.css';
import { Link } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { Moment } from '../../../ui/when.tsx';
import { readWorkerTraining } from '../schema.ts';
import { BOOKED, LOOKS, noteOf, OUTCOMES } from './looks.ts';

/** How a worker stands with the courses mandatory for them, and the places they had. */
export default function TrainingSection({ id }: { readonly id: string }) {
  const reading = useRead(readWorkerTraining, { params: { id } }, { live: ['training.'] });
  return (
    <Read of={reading}>
      {({ today, courses, places }) => (
        <>
          {courses.length === 0 ? (
            <p className="dp-dim">
              No course is mandatory for their roles.{' '}
              <Link href="/training/courses">See what is mandatory where</Link>.
            </p>
          ) : (
            <ul className="tr-lines" aria-label="Mandatory courses">
              {courses.map((course) => (
                <li key={course.courseId}>
                  <Badge state={LOOKS[course.state]} note={noteOf(course, today)} />
                  <span>{course.name}</span>
                  <span className="dp-dim">{course.why}</span>
                </li>
              ))}
            </ul>
          )}
          {places.length === 0 ? null : (
            <>
              <h3>Places on courses</h3>
              <ul className="tr-lines">
                {places.map((place) => (
                  <li key={place.sessionId}>
                    <Badge state={place.outcome === null ? BOOKED : OUTCOMES[place.outcome]} />
                    <Link href={`/training/sessions/${place.sessionId}`}>{place.courseName}</Link>
                    <Moment at={place.startsAt} />
                    <span className="dp-dim">
                      {[place.certificate && `certificate ${place.certificate}`, place.because]
                        .filter(Boolean)
                        .join(', ')}
                    </span>
                  </li>
                ))}
              </ul>
            </>
          )}
        </>
      )}
    </Read>
  );
}
