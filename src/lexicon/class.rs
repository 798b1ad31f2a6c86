//! What an entry of the lexicon is good for.
//!
//! A class is the answer to one question of a rule. Whether an entry is met as a whole word, as a
//! beginning or as an ending is the rule's to know; what is said here holds for it in that place.

use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error, StrDeserializer};

/// A use of words. Its name in the data files is that of the variant in small letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Class {
    // function_words.txt
    /// A title goes on on the next line after it.
    JoiningWord,
    /// Wants another word behind it, so that no sub-heading ends in it.
    WantingWord,
    /// Begins a clause with a subject of its own.
    ClauseWord,
    /// Begins a clause in a title, whose verb is none of the text's.
    TitleClauseWord,
    /// Opens a clause, or is said alone; no sub-heading begins with it.
    ClauseOpening,
    /// A verb behind it goes on with the subject of the one before.
    Coordinating,
    /// Stands between two persons of one list.
    ListJoint,
    /// Stands there besides: a rank, an office.
    ListApposition,
    /// Opens a sentence whose subject stands behind the verb.
    SentenceOpening,
    /// Stands before a name with a capital and is not part of it.
    BeforeName,
    /// May stand between a verb and its subject.
    LightWord,
    /// A name behind it is not a subject.
    Governing,
    /// No sentence ends at its full stop.
    Abbreviation,
    /// Ending of nouns in the definite form.
    DefiniteEnding,
    /// Ending of finite verbs.
    VerbEnding,
    /// Ending of passives that are said alone.
    PassiveEnding,
    /// Ending of the passive that says what is done with an extract.
    SentEnding,
    // parties.txt
    /// Letters of a party.
    Party,
    /// Letters in brackets that are not a party.
    NoParty,
    /// Says that a member has no party.
    OfNoParty,
    // bodies.txt
    /// Ending of an organ's name.
    Organ,
    /// The same in the definite form.
    OrganDefinite,
    /// Ending of an association's name.
    Association,
    /// The same in the definite form.
    AssociationDefinite,
    /// Ending of the name of any body, and of no person's.
    Organisation,
    /// A whole word that names a body and nobody.
    OrganisationWord,
    /// A whole word that names a body and is some people's family name.
    FamilyNameToo,
    /// An organ to which another proposes.
    Council,
    /// An organ whose proposal is the decision of the one below.
    HigherOrgan,
    /// Whom the chair asks whether to decide.
    AskedToDecide,
    /// Behind the name of a place, an authority.
    Authority,
    // head.txt
    /// Says that minutes are not adjusted yet, as a word or as how it begins.
    Draft,
    /// Before the name of a place, an authority.
    AuthorityBefore,
    /// Behind a place in the genitive, in one word with it, an authority.
    AuthorityCompound,
    /// An organ whose name says behind "för" what it is for.
    OrganFor,
    // titles.txt
    /// A title or role before a name, or how it ends.
    Title,
    /// Stands before a title.
    Rank,
    // acts.txt
    /// Says by itself that somebody presents.
    VerbPresents,
    /// Says that the chair chairs, and that others present.
    VerbChairPresents,
    /// Says that the chair chairs, and of others nothing.
    VerbChairs,
    /// Says by itself that somebody asks.
    VerbAsks,
    /// Says by itself that somebody answers.
    VerbAnswers,
    /// Says by itself that somebody moves.
    VerbMoves,
    /// Whoever does so to the meeting is its chair.
    VerbOpensMeeting,
    /// As an act of the chair, it is procedure and not a question.
    VerbOfQuestion,
    /// An act by its object: puts to the vote, asks, supports.
    VerbPut,
    /// What the chair puts.
    PutToVote,
    /// What is asked.
    PutQuestion,
    /// What is supported.
    PutSupport,
    /// An act by its object: supports.
    VerbSupport,
    /// What is supported.
    SupportMotion,
    /// An act by its object: reserves oneself.
    VerbReserve,
    /// What makes it that.
    ReserveAgainst,
    /// An act by its object: has noted.
    VerbNote,
    /// What is noted.
    NoteStatement,
    /// An act by its object: declares, gives notice of.
    VerbDeclare,
    /// A conflict of interest.
    DeclareInterest,
    /// That one takes no part.
    DeclareAbstention,
    /// A reservation.
    DeclareReservation,
    /// A statement.
    DeclareNote,
    /// A question.
    DeclareQuestion,
    /// A motion.
    DeclareMotion,
    /// An act by its object: takes part, or not.
    VerbTakePart,
    /// An act by its object: takes the floor.
    VerbSpeak,
    /// Makes it one.
    SpeakSelf,
    /// An act by its object: refers to something.
    VerbRefer,
    /// A written answer.
    ReferToAnswer,
    /// In what somebody takes part or not.
    InDecision,
    /// In what one takes no part.
    NotInDecision,
    /// Behind a verb: what it tells of was not done.
    Denial,
    /// An act by its object: hands in.
    VerbLodge,
    /// A statement.
    LodgeStatement,
    /// A reservation.
    LodgeReservation,
    /// A motion.
    LodgeMotion,
    /// A report.
    LodgeReport,
    /// An answer.
    LodgeAnswer,
    /// An act by its object: gives.
    VerbGive,
    /// A report.
    GiveReport,
    /// An answer.
    GiveAnswer,
    /// An act by its object: goes.
    VerbGo,
    /// Through something.
    GoThrough,
    /// An act by its object: goes on.
    VerbContinue,
    /// With a report.
    ContinueReport,
    /// An act by its object: reads.
    VerbRead,
    /// Aloud.
    ReadOut,
    /// An act of anybody by its object: greets.
    VerbGreet,
    /// As welcome.
    GreetWelcome,
    /// An act by its object: takes.
    VerbTake,
    /// A question, in answer.
    TakeQuestion,
    /// A question, to present it.
    TakeUp,
    /// An act by its object: has done.
    VerbHave,
    /// A motion made.
    HaveMoved,
    /// A conflict declared.
    HaveDeclared,
    /// An act by its object: requests.
    VerbRequest,
    /// A note.
    RequestNote,
    /// A vote.
    RequestVote,
    /// An act by its object: approves.
    VerbApprove,
    /// A motion.
    ApproveMotion,
    /// Whose agent answers.
    PassiveAnswers,
    /// Whose agent presents.
    PassivePresents,
    /// Whose agent asks.
    PassiveAsks,
    /// Whose agent moves.
    PassiveMoves,
    /// Whose agent chairs.
    PassiveChairs,
    /// Stands before who asked.
    QuestionFrom,
    /// A verb of somebody who acts at the meeting, and of no document.
    ActsInFull,
    /// Stands before who agrees with a motion.
    AgreementOf,
    /// Tells what was done, as neither rules nor notices do.
    ActDone,
    /// The same in more than one word.
    ActDonePhrase,
    /// Tells what the chair does.
    ChairLeads,
    /// An auxiliary verb in a finite form.
    Auxiliary,
    /// Tells what shall be, as rules do.
    Norm,
    /// The first sentence of an item's text has it; no title has.
    FiniteVerb,
    /// What is approved as a whole, in a motion.
    MotionObject,
    /// Behind a denial, says that more was done.
    OnlyWord,
    /// Stands before who moved, at the head of a sentence.
    AgentMoves,
    // names.txt
    /// Begins the name of a body, place, document or role, and is nobody's given name.
    NoGivenName,
    /// The same, and is the given name of some.
    HardlyGivenName,
    /// Behind a name, is not part of it.
    EndsName,
    /// Particle of a family name.
    Particle,
    /// The same only in a list of names.
    ListParticle,
    /// Ending of nouns that stand alone like a given name.
    NounEnding,
    // attendance.txt
    /// Label over those who decide.
    Members,
    /// Label over substitutes.
    Substitutes,
    /// Label over others who were there.
    Others,
    /// Label that ends the list of those present.
    ListEnd,
    /// Label in the head of the minutes.
    HeadLabel,
    /// Label that opens a list of people in the head.
    ListHead,
    /// Begins a line that tells who was there.
    TellsAttendance,
    /// Second line of a label.
    RestOfLabel,
    /// Label at the end of an item's title.
    EndsTitle,
    /// Head of a column of names.
    ColumnName,
    /// Head of a column of those who sit in the place of members.
    ColumnSubstitute,
    /// Head of a column of votes, and of no other.
    ColumnVote,
    /// Head of a column of marks of presence.
    ColumnPresent,
    /// Head of a column of marks of absence.
    ColumnAbsent,
    /// Head of any other column of a table of people.
    ColumnOther,
    /// Mark of presence.
    MarkPresent,
    /// Mark of absence.
    MarkAbsent,
    /// In an entry, says that the person was away all the time.
    SaysAbsent,
    /// Begins a word by which a heading tells of presence.
    StemPresent,
    /// Begins one that tells of absence.
    StemAbsent,
    /// Tells of absence in two words.
    StemNotPresent,
    /// Begins one that tells of substitutes.
    StemSubstitute,
    /// Begins one that tells of others.
    StemOther,
    /// Stands before a name in a sentence that tells who was there.
    ToldPresent,
    /// Stands before the name of who is replaced.
    Replaces,
    /// Ends a text behind which that name follows.
    ReplacedFollows,
    /// Last word of an entry that goes on in the next row.
    UnfinishedEntry,
    /// Begins a note on when somebody was there.
    NoteStem,
    /// The same, as a word of its own.
    NoteWord,
    /// In such a note, says that the person came at the number behind it.
    NoteFrom,
    /// That the person left there.
    NoteTo,
    /// That the person was away there.
    NoteAway,
    /// That the person was there, or how; leaves the number as it is.
    NoteBeside,
    /// Role of the meeting's chair.
    ChairRole,
    /// Before an office, makes it that of a deputy.
    Vice,
    /// Before an office, says that its bearer has left it.
    Former,
    /// Office, or how it ends, that the head of minutes names.
    HeadOffice,
    /// Begins a title that says no more than the group does.
    SaysGroup,
    /// Who keeps the minutes.
    Secretary,
    /// Begins the role of somebody who chairs in another's place.
    ActingRole,
    /// Label over one column of those who decide.
    ColumnLabel,
    /// Head of the first column of a table of people.
    ColumnFirst,
    // papers.txt
    /// Minutes by their proper name, which may end a compound.
    PaperProtocol,
    /// Minutes by other names.
    PaperMinutes,
    /// Name of minutes before that of the organ.
    MinutesTitle,
    /// Name of minutes at the foot of a page.
    PaperFoot,
    /// Name of minutes before the number of a page.
    RunningPaper,
    /// Document that announces a meeting.
    PaperNotice,
    /// Document that reports, plans or counts.
    PaperReport,
    /// Document that lays down rules, proposes or asks.
    PaperOther,
    /// Begins a line about another meeting's minutes.
    AnotherMeeting,
    /// Stands before minutes that are not these.
    AboutMinutes,
    /// Says that a sentence tells what a document says.
    PaperPhrase,
    /// What the names of minutes are made of.
    ProtocolStem,
    /// Behind it stand the names of documents, none of which this is.
    RegisterOf,
    /// Stands before the date of minutes.
    Dated,
    // head.txt
    /// Label before the organ.
    OrganLabel,
    /// Label before place and time.
    PlaceAndTime,
    /// Label before the place.
    PlaceLabel,
    /// Label before the date.
    DateLabel,
    /// Says that a date is not the meeting's.
    OtherDate,
    /// Label before a diary number.
    DiaryLabel,
    /// Label before the number of an item.
    ItemLabel,
    /// Label before the number of a part of an item.
    PartLabel,
    /// Stands before an hour.
    HourLabel,
    /// The sign § in letters.
    SectionWord,
    /// Stands before a number.
    NumberMark,
    /// Label before the time, beside that before the place.
    TimeLabel,
    /// Between the name of minutes and whose they are: how they came about.
    Kept,
    // closing.txt
    /// Stands before who kept the minutes.
    SignedAt,
    /// Stands over signatures.
    SignatureHead,
    /// Says that the minutes are approved.
    Adjusted,
    /// Begins a line that tells of signing.
    TellsSigning,
    /// Office that stands alone where somebody signs.
    Signatory,
    /// Stands over the proof of announcement.
    NoticeHead,
    /// The same with more behind it.
    NoticeOf,
    /// Stands over a list of votes or of those present, with more behind it.
    VoteList,
    /// The same, alone on its line.
    ClosingList,
    /// Says that something is signed by a machine.
    DigitalWord,
    /// Behind minutes that are approved, says when.
    AdjustedWhen,
    /// Heads an attachment.
    Attachment,
    /// Names several.
    Attachments,
    // furniture.txt
    /// Stands before the number of a page.
    PageWord,
    /// Whose signature a strip is for.
    StripOffice,
    /// Names the signature on a strip.
    StripSign,
    /// Says that an extract is a true copy.
    ExtractStrip,
    /// Stands before the hash of a digital signature.
    SignatureId,
    /// Begins an entry of a list.
    Bullet,
    /// Whose signature a strip is for, shortened.
    StripOfficeShort,
    /// Says that an item began on the page before.
    Continued,
    /// What is signed.
    Document,
    /// That it is.
    Signed,
    /// Label before the date in a running head.
    DateHead,
    /// Between the number of a page and how many there are.
    PageOf,
    // meetings.txt
    /// Begins the announcement of a meeting.
    Announcing,
    /// May stand between that and the meeting.
    AnnouncedAs,
    /// One meeting: the first day is meant.
    Meeting,
    /// Several: all days are meant.
    Meetings,
    /// Heads a list of days.
    Schedule,
    /// Begins whose meeting it is or with whom.
    WithOthers,
    /// Says that a day is kept free only.
    Perhaps,
    /// Says that a title is about the meeting itself.
    Gathering,
    /// What the chair opens and closes.
    MeetingOpened,
    /// What the chair declares it to be.
    MeetingState,
    /// Stands before the word for a meeting, and is not part of a name.
    MeetingSort,
    // customary.txt
    /// Begins the title of an item that most meetings have.
    UsualItem,
    /// In the title of the roll-call.
    RollCallItem,
    /// In the title of the item that opens the meeting.
    Opens,
    /// First word of such a title.
    OpeningWord,
    /// In the title of the item that closes the meeting.
    Closes,
    /// First word of such a title.
    ClosingWord,
    // sub_headings.txt
    /// Sub-heading over a decision.
    Decision,
    /// Sub-heading over a proposal.
    Proposal,
    /// Any other sub-heading of an item.
    OtherHeading,
    /// Begins a sub-heading over documents or recipients.
    OverPapers,
    /// Begins one over a roll-call.
    OverRollCall,
    /// Begins one over statements.
    OverStatements,
    /// Begins one over recipients that ends in "till".
    SentTo,
    /// Begins one of two words that says what is sent.
    SentThing,
    /// Is done to a decision, and tells of no recipient.
    DoneToDecision,
    /// Behind an organ's name, makes a sub-heading over a decision.
    DecidesFollowing,
    /// Before "förslag", makes the lead-in of a decision.
    LeadIn,
    /// Verb by which a sentence tells that something was decided.
    Decides,
    /// Stands between the body and that verb, or behind it, and says how it was decided.
    DecidesHow,
    /// Says that something was before this meeting.
    TellsEarlier,
    /// Begins a line that says where to ask about a decision.
    TellsMore,
    /// Last word above the clauses of a decision.
    ClausesFollow,
    /// Last word of the lead-in of a decision.
    LeadInEnd,
    /// What is proposed; makes a sub-heading with who proposes it.
    ProposalNoun,
    /// Says that an organ decides itself.
    ForItself,
    /// What is decided; makes a sub-heading with for whom.
    DecisionNoun,
    // outcomes.txt
    /// Verbs of approving, in every form.
    OutcomeApproved,
    /// Verbs of rejecting.
    OutcomeRejected,
    /// Verbs of putting off.
    OutcomeDeferred,
    /// Verbs of sending back.
    OutcomeReferredBack,
    /// Verbs of taking note.
    OutcomeNoted,
    /// Other verbs by which a meeting settles a matter.
    SettlingVerb,
    /// Verbs of laying, which settle a matter with "till handlingarna" behind them.
    LayingVerb,
    /// What a matter is when it has been settled.
    SettledState,
    /// Word that refers to what the sentence before told of.
    Referring,
    /// Says that letters have come in.
    HasCome,
    /// Heads a list of those who are sent the document.
    RecipientsList,
    /// Verbs of withdrawing.
    OutcomeWithdrawn,
    /// Verbs of electing.
    OutcomeElected,
    /// The same as taking note, in several words.
    PhraseNoted,
    /// The same as approving.
    PhraseApproved,
    /// The same as putting off.
    PhraseDeferred,
    /// The same as withdrawing.
    PhraseWithdrawn,
    /// Verbs of deciding, before what is decided.
    DecidingVerb,
    /// Of the lead-in of decisions, says that the organ decides them itself.
    DecidesItself,
    /// Verbs by which an organ proposes to another.
    VerbProposes,
    /// A verb behind it is somebody else's.
    OfAnother,
    /// Whole words for those who decide on a proposal, besides organs.
    ProposedTo,
    /// Behind "nämnden för", begins what it is for and no name.
    NotInName,
    /// Begins the ground or the aim of a decision.
    GroundWord,
    /// The verb for confirming minutes as right.
    VerbAdjust,
    /// Ends the words for those who are given a contract or a prize.
    Awarded,
    /// What is given to somebody to do.
    Task,
    /// Where a matter is laid that has been settled.
    OnFile,
    // actors.txt
    /// Those who are a party's members.
    MemberNoun,
    /// Between those and their party.
    MemberOf,
    /// Groups of parties.
    GroupName,
    /// Name of the party with these letters.
    NameOfS,
    /// Adjective made of the name of that party.
    AdjectiveOfS,
    /// Name of the party with these letters.
    NameOfM,
    /// Adjective made of the name of that party.
    AdjectiveOfM,
    /// Name of the party with these letters.
    NameOfSd,
    /// Adjective made of the name of that party.
    AdjectiveOfSd,
    /// Name of the party with these letters.
    NameOfC,
    /// Adjective made of the name of that party.
    AdjectiveOfC,
    /// Name of the party with these letters.
    NameOfV,
    /// Adjective made of the name of that party.
    AdjectiveOfV,
    /// Name of the party with these letters.
    NameOfKd,
    /// Adjective made of the name of that party.
    AdjectiveOfKd,
    /// Name of the party with these letters.
    NameOfL,
    /// Adjective made of the name of that party.
    AdjectiveOfL,
    /// Name of the party with these letters.
    NameOfMp,
    /// Adjective made of the name of that party.
    AdjectiveOfMp,
    /// How documents end by which somebody moves.
    PaperMoves,
    /// How reservations end.
    PaperReserves,
    /// How statements end.
    PaperStates,
    /// How questions end.
    PaperAsks,
    /// Between a document and who wrote it.
    PaperOf,
    /// Stands before the name of a document.
    BeforePaper,
    /// Beginnings of words by which a motion asks for approval.
    AsksApproval,
    /// For rejection.
    AsksRejection,
    /// For sending back.
    AsksReferral,
    /// For putting off.
    AsksDeferral,
    /// For an addition or a change.
    AsksAmendment,
    /// Begins a motion that has no verb.
    MotionNoun,
    /// Begins a sub-heading over those who reserve themselves.
    HeadsReservations,
    /// Over those with a conflict of interest.
    HeadsInterests,
    /// Over those who have a statement noted.
    HeadsStatements,
    /// Over those who take no part.
    HeadsAbstentions,
    /// Over those who move.
    HeadsMotions,
    /// Stands beside names in a list and says nothing.
    BesideNames,
    // votes.txt
    /// Verbs of voting.
    VotingVerb,
    /// Says that somebody is there and does not vote.
    Abstaining,
    /// Says that somebody is away.
    AbsentWord,
    /// Says that those who would vote so are spoken of.
    VoterSpokenOf,
    /// Tells that propositions are put to the vote.
    PutsQuestion,
    /// Begins what came of a vote.
    TellsResult,
    /// Who or what abstained or was away, behind their number.
    Voter,
    /// A vote for, or a mark of it.
    Yes,
    /// A vote against, or a mark of it.
    No,
    /// Begins words for voting; a text without them tells of no vote.
    VoteStem,
    /// Behind a choice, what was counted.
    VoteNoun,
    /// Between a number and a choice.
    CountedThing,
}

impl Class {
    /// How many classes there are.
    pub(super) const COUNT: usize = Self::CountedThing as usize + 1;

    /// The class of a name in the data files.
    pub(super) fn named(name: &str) -> Option<Self> {
        let name: StrDeserializer<'_, Error> = name.into_deserializer();
        Self::deserialize(name).ok()
    }
}
