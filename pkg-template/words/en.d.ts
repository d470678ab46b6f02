import type {
  Band, ChangeCode, Channel, ConsentStatus, ErrorCode, IssueCode, Kind, Part, Polarity, Purpose,
  Severity, Status, SurvivorshipRule,
  Basis, Confidence, DoNotCall, Effect, ObligationCode, Outcome, ReasonCode, Regime, SubjectKind,
  LogFault, PhoneFormat, PhoneType, Platform, WithheldReason,
} from "../index.js";

/** The words of one language: a table a vocabulary. A code without words does not type-check. */
export interface Words {
  /** BCP 47. */
  language: string;
  /** Parts thousands. */
  thousands: string;
  kind: Record<Kind, string>;
  part: Record<Part, string>;
  status: Record<Status, string>;
  severity: Record<Severity, string>;
  changeCode: Record<ChangeCode, string>;
  issueCode: Record<IssueCode, string>;
  /** What to do about an issue. */
  issueAdvice: Record<IssueCode, string>;
  /** What went wrong and what to do. */
  errorCode: Record<ErrorCode, string>;
  band: Record<Band, string>;
  purpose: Record<Purpose, string>;
  channel: Record<Channel, string>;
  polarity: Record<Polarity, string>;
  consentStatus: Record<ConsentStatus, string>;
  survivorshipRule: Record<SurvivorshipRule, string>;
  method: Record<string, string>;
  deliveryStatus: Record<string, string>;
  conflictCode: Record<string, string>;
  noteCode: Record<string, string>;
  /** What long work is doing. */
  stage: Record<string, string>;
  /** The files that a resolution gives. */
  output: Record<string, string>;
  format: Record<string, string>;
  encoding: Record<string, string>;
  special: Record<"art-9" | "art-10", string>;
  handling: Record<string, string>;
  phoneType: Record<PhoneType, string>;
  phoneFormat: Record<PhoneFormat, string>;
  withheldReason: Record<WithheldReason, string>;
  platform: Record<Platform, string>;
  logFault: Record<LogFault, string>;
  // What a decision on consent says.
  outcome: Record<Outcome, string>;
  basis: Record<Basis, string>;
  effect: Record<Effect, string>;
  confidence: Record<Confidence, string>;
  subjectKind: Record<SubjectKind, string>;
  doNotCall: Record<DoNotCall, string>;
  regime: Record<Regime, string>;
  reasonCode: Record<ReasonCode, string>;
  obligationCode: Record<ObligationCode, string>;
  /** Names of comparisons and dependences of the models. */
  comparison: Record<string, string>;
  /** Levels of the models. */
  level: Record<string, string>;
  /** `comparison:level`, where a level reads otherwise in one comparison. */
  levelOf: Record<string, string>;
  /** How strongly a comparison speaks. */
  strength: Record<"strong-for" | "for" | "weak-for" | "neutral" | "weak-against" | "against" | "strong-against", string>;
  /** What a form says. */
  form: Record<"heading" | "use" | "different" | "suggestion", string>;
  /** The sentences of the report; `{name}` stands for a fact. */
  report: Record<string, string | readonly (readonly [string, string])[]>;
}

export const words: Words;
