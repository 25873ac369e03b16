import { newId } from '../../src/lib/ids.ts';
import { addDays, dateIn } from '../../src/lib/time.ts';
import { accountRequests } from './account-requests.ts';
import { amendmentsRequests } from './amendments-requests.ts';
import { appealsRequests } from './appeals-requests.ts';
import { assessmentRequests } from './assessment-requests.ts';
import { attendanceRequests } from './attendance-requests.ts';
import { bookingRequests } from './booking-requests.ts';
import { centreRequests } from './centre-requests.ts';
import { certificationRequests } from './certification-requests.ts';
import { collectedRequests } from './collected-requests.ts';
import { communicationsRequests } from './communications-requests.ts';
import { conflictsRequests } from './conflicts-requests.ts';
import { contactRequests } from './contact-requests.ts';
import { dutiesRequests } from './duties-requests.ts';
import { equalAccessRequests } from './equal-access-requests.ts';
import { equalTreatmentRequests } from './equal-treatment-requests.ts';
import { expensesRequests } from './expenses-requests.ts';
import { filesRequests } from './files-requests.ts';
import { frameworkRequests } from './framework-requests.ts';
import { holidayRequests } from './holiday-requests.ts';
import { logRequests } from './log-requests.ts';
import { offersRequests } from './offers-requests.ts';
import { peopleRequests } from './people-requests.ts';
import { policiesRequests } from './policies-requests.ts';
import { poolRequests } from './pool-requests.ts';
import { portfolioRequests } from './portfolio-requests.ts';
import { programmeRequests } from './programme-requests.ts';
import { ratesRequests } from './rates-requests.ts';
import { redactionRequests } from './redaction-requests.ts';
import { registrationRequests } from './registration-requests.ts';
import { releaseRequests } from './release-requests.ts';
import { repairsRequests } from './repairs-requests.ts';
import { replacementRequests } from './replacement-requests.ts';
import { retentionRequests } from './retention-requests.ts';
import { rotaRequests } from './rota-requests.ts';
import { ruleRequests } from './rule-requests.ts';
import { segmentsRequests } from './segments-requests.ts';
import { signaturesRequests } from './signatures-requests.ts';
import { tasksRequests } from './tasks-requests.ts';
import { trainingRequests } from './training-requests.ts';
import { verificationRequests } from './verification-requests.ts';
import { vettingRequests } from './vetting-requests.ts';
import { viewsRequests } from './views-requests.ts';

/** What stands on a desk, by what it is called; an id each. */
export type Ids = Record<string, string>;

/** One thing somebody asks for, valid on a desk that has these ids. */
export interface Request {
  readonly params?: Readonly<Record<string, string | number>>;
  readonly body?: object;
  /** A file to upload with the body's fields. */
  readonly file?: {
    readonly name: string;
    readonly text: string;
    readonly type?: string;
    /** How the text writes the file’s bytes; left out: as it stands. */
    readonly encoding?: 'base64';
  };
}

/** 'POST /api/clients' -> how it is asked. */
export type Requests = Readonly<Record<string, Request>>;

const NAMES =
  'contactMessage learnerVisit visitMove visitCancel visitOutcome batchState requiredLearning centreLetter centreSupport concern concernEntry centreApproval centreTariff centrePost centreCertificate centreLearning tie caseload caseloadLimit centreBatch awardFramework awardUnit awardClaim awardLine awardCertificate awardReplacement statementIssued credentialReceived credentialKey awardingKey card rise purchaseOrder stop payer client hirer site billTo contact contactPerson terms setting withdrawal action licence comparator earlierWeeks dayOne equalRequest candidate other gone qualification work consent doNotContact word declaration optOut absence check dbsCheck referenceCheck rightToWork permission statusCheck nightHealth told doNotSend booking line shift pencilled offered openShift added round assignment pencil moved confirmation override import branch invitation member leaver organisation message offer keeper checkpointMail split1 split2 pointDecision claim claimItem criterion judgement decidedClaim decision countersignedClaim handedClaim claimHandover dialogue decisionPromise declarationText learnerReports balanceJudgement assessmentPlan actionAnswer answeredClaim sourceSeen authorshipFinding handOut sourceClaim sourceItem ownerMember colleagueMember learnerMember rota pastedAgain rotaYes paintedRota copiedRota rotaTemplate usedRota assessorMember view framework frameworkImport frameworkChoice frameworkExtension replacementMap learnerMove movedEnrolment criterionLink enrolment contribution evidence ownClaim case unit unitCriterion text incoming wording call exchanged jotted spanWord pattern wish review ask askAnswer procedure procedureFile limit approval matter task handing alert handover onCall favourite offerRound offerAnswer callDown callPress repairMove reserve proposal cancelTerms conflict conflictOption conflictAgreed conflictSum conflictGiven conflictClosed amendment amendmentWord startRecord attendanceList gatehouseList segmentMessage closure signature signatureRequest kidForm termsForm ownPaper clientPaper accessToken registrationStep interview skillTest reference referenceAnswer referenceJudgement referenceShowing gap gapTask course requirement session item leaving parting holidayTerms carried holiday holidayLimit expense mileageRate advice entryTest employerSupport induction skillsAudit evidenceLanguage threeWay nextStep plan arrangement priorLearning guidedTime learnerState verifierMember qualityMember appeal appealTerms appealPaper appealReply eligibilityNote agreementNote itemLanguage translation signing reviewAnswer ownPassages learnersPassages releaseCentre release employer employment employerLink releasedPackage learnerRecord destructionList statement testimony testimonyAnswer observation behaviour evidenceFile coveredCopy fileMark cycle risk inclusion monitoring monitored samplePlan sending sampleStart sampleRecord sampleAction planMail watched watchedAction asked askedAction blindItem blindFileItem meeting externalMember externalAppointment externalSample externalPick externalRecord visit visitPack visitReport visitTariff visitAction externalContact externalObservation';

/** Ids that are nobody's yet, one for everything a desk can have. */
export function newIds(): Ids {
  return Object.fromEntries(NAMES.split(' ').map((name) => [name, newId()]));
}

/** Days from today in London, YYYY-MM-DD. */
export const inDays = (days: number): string => addDays(dateIn(new Date()), days);

export const aFile = (mark: string): string =>
  `First name,Surname,E-mail,Role,Notes\r\nIda,Import ${mark},ida.${mark}@example.org,Care assistant,${mark}\r\n`;

const MAPPING = JSON.stringify({
  template: 'plain',
  dates: 'uk',
  columns: ['givenName', 'familyName', 'email', 'roles', 'notes'],
});

/** Particulars of a candidate with every field filled. */
export function candidateBody(mark: string, email: string): object {
  return {
    givenName: `Rosa ${mark}`,
    familyName: `Marsh ${mark}`,
    knownAs: `Ro ${mark}`,
    dateOfBirth: '1991-04-09',
    emails: [email],
    phones: ['07700 900123'],
    address: `12 Canal Walk ${mark}`,
    town: `Leeds ${mark}`,
    postcode: 'LS1 4AP',
    roles: ['Care assistant'],
    skills: [`Medication ${mark}`],
    travelMiles: 30,
    minimumPayPence: 1271,
    wantedWeeklyMinutes: 1800,
    worksNights: true,
    notes: `Note ${mark}`,
    source: `Referral ${mark}`,
  };
}

const place = (mark: string) => ({
  address: `12 Park Row ${mark}`,
  postcode: 'LS1 4AP',
  nation: 'england',
});

function clientRequests(id: Ids, mark: string): Requests {
  const params = { id: id['client'] ?? '' };
  const hirer = {
    legalName: `Harrow Care Ltd ${mark}`,
    companyNumber: '01234567',
    natureOfBusiness: `Care home ${mark}`,
  };
  const site = { hirerId: id['hirer'], name: `Harrow House ${mark}`, ...place(mark) };
  const billTo = {
    name: `Harrow Accounts ${mark}`,
    address: `1 Bill Street ${mark}`,
    email: 'bills@harrow.example',
    poRequired: false,
  };
  const contact = {
    jobTitle: `Home manager ${mark}`,
    approvesHours: true,
    takesConfirmations: true,
  };
  return {
    'POST /api/clients': {
      body: { id: id['client'], name: `Harrow ${mark}`, notes: `Note ${mark}` },
    },
    'PUT /api/clients/:id': { params, body: { name: `Harrow ${mark}`, notes: `New note ${mark}` } },
    'POST /api/clients/:id/hirers': { params, body: { id: id['hirer'], ...hirer } },
    'PUT /api/hirers/:id': { params: { id: id['hirer'] ?? '' }, body: hirer },
    'POST /api/clients/:id/sites': { params, body: { id: id['site'], ...site } },
    'PUT /api/sites/:id': { params: { id: id['site'] ?? '' }, body: site },
    'POST /api/sites/:id/sheets': {
      params: { id: id['site'] ?? '' },
      body: {
        reportTo: `Nurse ${mark}`,
        arrival: `Side door ${mark}`,
        ppe: `Gloves ${mark}`,
        risks: `Lifting ${mark}`,
        controls: `Hoists ${mark}`,
        breaks: `30 minutes ${mark}`,
        expenses: `None ${mark}`,
        from: Number(id['sheets'] ?? 0),
        reviewOn: null,
      },
    },
    'POST /api/clients/:id/bill-tos': { params, body: { id: id['billTo'], ...billTo } },
    'PUT /api/bill-tos/:id': { params: { id: id['billTo'] ?? '' }, body: billTo },
    'POST /api/clients/:id/contacts': {
      params,
      body: {
        id: id['contact'],
        givenName: `Grace ${mark}`,
        familyName: `Hill ${mark}`,
        email: `grace.${id['contact']}@harrow.example`,
        phone: '0113 496 0001',
        isSomebodyElse: true,
        ...contact,
      },
    },
    'PUT /api/contacts/:id': { params: { id: id['contact'] ?? '' }, body: contact },
    'POST /api/clients/:id/terms': {
      params,
      body: { id: id['terms'], version: `2026 ${mark}`, sentOn: inDays(-3), sentTo: id['contact'] },
    },
    'POST /api/terms/:id/agreement': {
      params: { id: id['terms'] ?? '' },
      body: { agreedOn: inDays(-1), agreedBy: id['contact'], agreedHow: 'signed' },
    },
  };
}

function candidateRequests(id: Ids, mark: string): Requests {
  const params = { id: id['candidate'] ?? '' };
  const email = `rosa.${id['candidate']}@example.org`;
  const file = { name: `people ${mark}.csv`, text: aFile(mark) };
  const qualification = {
    name: `NVQ 2 ${mark}`,
    awardedBy: `Board ${mark}`,
    number: `N1 ${mark}`,
    issuedOn: '2020-01-01',
    expiresOn: null,
    seenOn: null,
  };
  const work = {
    employer: `Old Mill ${mark}`,
    jobTitle: `Carer ${mark}`,
    fromOn: '2020-01-01',
    toOn: null,
    duties: `Care ${mark}`,
  };
  return {
    'POST /api/candidates': {
      body: {
        id: id['candidate'],
        someoneElse: true,
        consents: [{ purpose: 'marketing', wording: `Write to me ${mark}` }],
        ...candidateBody(mark, email),
      },
    },
    'PUT /api/candidates/:id': { params, body: candidateBody(mark, email) },
    'PUT /api/candidates/:id/qualifications/:qualificationId': {
      params: { ...params, qualificationId: id['qualification'] ?? '' },
      body: qualification,
    },
    'DELETE /api/candidates/:id/qualifications/:qualificationId': {
      params: { ...params, qualificationId: id['qualification'] ?? '' },
    },
    'PUT /api/candidates/:id/work-history/:workId': {
      params: { ...params, workId: id['work'] ?? '' },
      body: work,
    },
    'DELETE /api/candidates/:id/work-history/:workId': {
      params: { ...params, workId: id['work'] ?? '' },
    },
    'POST /api/candidates/:id/archive': {
      params: { id: id['other'] ?? '' },
      body: { reason: `Moved away ${mark}` },
    },
    'DELETE /api/candidates/:id/archive': { params: { id: id['other'] ?? '' } },
    'POST /api/candidate-imports/reading': { file },
    'POST /api/candidate-imports/trial': { file, body: { mapping: MAPPING } },
    'POST /api/candidate-imports': {
      file,
      body: { id: id['import'], mapping: MAPPING, choices: '{}' },
    },
    'POST /api/candidates/:id/availability': {
      params,
      body: {
        id: id['word'],
        state: 'available',
        startsAt: `${inDays(0)}T00:00:00Z`,
        // Not as far as the last shifts of the booking: whether they are free then is on the list.
        endsAt: `${inDays(15)}T00:00:00Z`,
        reason: `Free ${mark}`,
        how: 'phone',
      },
    },
    'POST /api/candidates/:id/declared-hours': {
      params,
      body: { id: id['declaration'], weeklyMinutes: 0, saidOn: inDays(0) },
    },
    'POST /api/candidates/:id/opt-outs': {
      params,
      body: { id: id['optOut'], signedOn: inDays(-30), noticeDays: 7 },
    },
    'POST /api/candidates/:id/opt-outs/:optOutId/notice': {
      params: { ...params, optOutId: id['optOut'] ?? '' },
      body: { noticeGivenOn: inDays(0) },
    },
    'POST /api/candidates/:id/absences': {
      params,
      body: { id: id['absence'], kind: 'sickness', fromOn: inDays(60), toOn: inDays(64) },
    },
    'POST /api/candidates/:id/checks': {
      params,
      body: {
        id: id['check'],
        kind: 'identity',
        name: `Card ${mark}`,
        outcome: 'satisfied',
        checkedOn: inDays(-2),
        reference: `Ref ${mark}`,
      },
    },
    'POST /api/candidates/:id/right-to-work-checks': {
      params,
      body: {
        id: id['rightToWork'],
        route: 'manual',
        outcome: 'satisfied',
        document: 'british_passport',
        documentState: 'current',
        documentName: `Passport ${mark}`,
        checkedOn: inDays(-2),
        reference: `Ref ${mark}`,
      },
    },
    'POST /api/candidates/:id/do-not-send': {
      params: { id: id['other'] ?? '' },
      body: {
        id: id['doNotSend'],
        place: 'site',
        placeId: id['site'],
        saidBy: 'client',
        reason: `Not on time ${mark}`,
      },
    },
    'POST /api/candidates/:id/do-not-send/:doNotSendId/end': {
      params: { id: id['other'] ?? '', doNotSendId: id['doNotSend'] ?? '' },
    },
  };
}

function houseRequests(id: Ids, mark: string): Requests {
  const member = { id: id['leaver'] ?? '' };
  const who = { name: `Ivy ${mark}`, email: `ivy.${id['invitation']}@agency.example` };
  const token = id['token'] ?? 'no such invitation has this token';
  return {
    'PUT /api/organisation': {
      body: {
        name: `Agency ${mark}`,
        address: `1 High Street ${mark}`,
        email: 'desk@agency.example',
        phone: '0113 496 0000',
      },
    },
    'POST /api/branches': { body: { id: id['branch'], name: `Leeds ${mark}` } },
    'POST /api/invitations': {
      body: { id: id['invitation'], ...who, roles: ['consultant'], branchId: id['branch'] },
    },
    'DELETE /api/invitations/:id': { params: { id: id['invitation'] ?? '' } },
    'PUT /api/members/:id/roles': { params: member, body: { roles: ['resourcer'] } },
    'POST /api/members/:id/departure': { params: member },
    'DELETE /api/members/:id/departure': { params: member },
    'POST /api/session/organisation': { body: { organisationId: id['organisation'] } },
    'POST /api/invitation': { body: { token } },
    'POST /api/invitation/acceptance': {
      body: { token, name: `Ivy ${mark}`, password: 'three words are good' },
    },
    'POST /api/first-run': {
      body: {
        id: newId(),
        organisationName: `Agency ${mark}`,
        kind: 'agency',
        address: `1 High Street ${mark}`,
        phone: '0113 496 0000',
        name: `Olga ${mark}`,
        email: `olga.${mark}@agency.example`,
        password: 'three words are good',
      },
    },
    'POST /api/mail/:id/sending': { params: { id: id['message'] ?? '' } },
  };
}

/** Every request that changes something, valid on a desk with these ids; its texts carry the mark. */
export function requestsOf(id: Ids, mark: string): Requests {
  return {
    ...peopleRequests(id, mark),
    ...clientRequests(id, mark),
    ...candidateRequests(id, mark),
    ...dutiesRequests(id, mark),
    ...verificationRequests(id, mark),
    ...vettingRequests(id, mark),
    ...registrationRequests(id, mark),
    ...equalTreatmentRequests(id, mark),
    ...bookingRequests(id, mark),
    ...ratesRequests(id, mark),
    ...rotaRequests(id, mark),
    ...communicationsRequests(id, mark),
    ...trainingRequests(id, mark),
    ...segmentsRequests(id, mark),
    ...holidayRequests(id, mark),
    ...expensesRequests(id, mark),
    ...attendanceRequests(id, mark),
    ...amendmentsRequests(id, mark),
    ...conflictsRequests(id, mark),
    ...contactRequests(id, mark),
    ...equalAccessRequests(id),
    ...offersRequests(id, mark),
    ...repairsRequests(id),
    ...signaturesRequests(id, mark),
    ...poolRequests(id, mark),
    ...policiesRequests(id, mark),
    ...tasksRequests(id, mark),
    ...frameworkRequests(id, mark),
    ...assessmentRequests(id, mark),
    ...portfolioRequests(id, mark),
    ...programmeRequests(id, mark),
    ...collectedRequests(id, mark),
    ...redactionRequests(id),
    ...releaseRequests(id, mark),
    ...replacementRequests(id, mark),
    ...retentionRequests(id),
    ...filesRequests(id, mark),
    ...appealsRequests(id, mark),
    ...centreRequests(id, mark),
    ...certificationRequests(id, mark),
    ...houseRequests(id, mark),
    ...accountRequests(id, mark),
    ...logRequests(id, mark),
    ...ruleRequests(mark),
    ...viewsRequests(id, mark),
  };
}
