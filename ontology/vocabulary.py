"""The vocabulary's IRIs as constants, so that a mistyped term fails the type check.

`diplograph.ttl` and `relations.ttl` are the source; a test keeps both sides the same.
"""

from typing import Final

from rdflib import URIRef

DG_NS: Final = "https://w3id.org/diplograph/ns#"
REL_NS: Final = "https://w3id.org/diplograph/rel/"
SPEECH_NS: Final = f"{REL_NS}speech/"


class DG:
    """Classes, properties, datatypes and fixed individuals of `diplograph.ttl`."""

    # articles
    Article: Final = URIRef(f"{DG_NS}Article")
    publisher: Final = URIRef(f"{DG_NS}publisher")
    publisherName: Final = URIRef(f"{DG_NS}publisherName")
    contentHash: Final = URIRef(f"{DG_NS}contentHash")
    inputHash: Final = URIRef(f"{DG_NS}inputHash")
    extractor: Final = URIRef(f"{DG_NS}extractor")
    copyOf: Final = URIRef(f"{DG_NS}copyOf")
    revises: Final = URIRef(f"{DG_NS}revises")

    # actors
    Actor: Final = URIRef(f"{DG_NS}Actor")
    Person: Final = URIRef(f"{DG_NS}Person")
    State: Final = URIRef(f"{DG_NS}State")
    Government: Final = URIRef(f"{DG_NS}Government")
    Organisation: Final = URIRef(f"{DG_NS}Organisation")
    Group: Final = URIRef(f"{DG_NS}Group")
    Outlet: Final = URIRef(f"{DG_NS}Outlet")
    Post: Final = URIRef(f"{DG_NS}Post")
    state: Final = URIRef(f"{DG_NS}state")
    actsFor: Final = URIRef(f"{DG_NS}actsFor")
    relatesTo: Final = URIRef(f"{DG_NS}relatesTo")

    # offices
    OfficeRole: Final = URIRef(f"{DG_NS}OfficeRole")
    HeadOfState: Final = URIRef(f"{DG_NS}HeadOfState")
    HeadOfGovernment: Final = URIRef(f"{DG_NS}HeadOfGovernment")
    ForeignMinister: Final = URIRef(f"{DG_NS}ForeignMinister")
    DefenceMinister: Final = URIRef(f"{DG_NS}DefenceMinister")
    Minister: Final = URIRef(f"{DG_NS}Minister")
    DeputyMinister: Final = URIRef(f"{DG_NS}DeputyMinister")
    Spokesperson: Final = URIRef(f"{DG_NS}Spokesperson")
    Head: Final = URIRef(f"{DG_NS}Head")
    Ambassador: Final = URIRef(f"{DG_NS}Ambassador")
    Envoy: Final = URIRef(f"{DG_NS}Envoy")
    OtherRole: Final = URIRef(f"{DG_NS}OtherRole")
    role: Final = URIRef(f"{DG_NS}role")
    title: Final = URIRef(f"{DG_NS}title")
    post: Final = URIRef(f"{DG_NS}post")
    knownUntil: Final = URIRef(f"{DG_NS}knownUntil")
    acronym: Final = URIRef(f"{DG_NS}acronym")
    metonym: Final = URIRef(f"{DG_NS}metonym")
    adjective: Final = URIRef(f"{DG_NS}adjective")
    demonym: Final = URIRef(f"{DG_NS}demonym")

    # findings
    Finding: Final = URIRef(f"{DG_NS}Finding")
    confidence: Final = URIRef(f"{DG_NS}confidence")
    rule: Final = URIRef(f"{DG_NS}rule")
    sentence: Final = URIRef(f"{DG_NS}sentence")
    content: Final = URIRef(f"{DG_NS}content")
    reportedBy: Final = URIRef(f"{DG_NS}reportedBy")
    repeats: Final = URIRef(f"{DG_NS}repeats")

    # mentions
    Mention: Final = URIRef(f"{DG_NS}Mention")
    refersTo: Final = URIRef(f"{DG_NS}refersTo")
    alternative: Final = URIRef(f"{DG_NS}alternative")
    span: Final = URIRef(f"{DG_NS}span")
    mentionKind: Final = URIRef(f"{DG_NS}mentionKind")
    MentionKind: Final = URIRef(f"{DG_NS}MentionKind")
    NameMention: Final = URIRef(f"{DG_NS}NameMention")
    RoleMention: Final = URIRef(f"{DG_NS}RoleMention")
    MetonymMention: Final = URIRef(f"{DG_NS}MetonymMention")
    PronounMention: Final = URIRef(f"{DG_NS}PronounMention")

    # statements
    Statement: Final = URIRef(f"{DG_NS}Statement")
    act: Final = URIRef(f"{DG_NS}act")
    Act: Final = URIRef(f"{DG_NS}Act")
    Speech: Final = URIRef(f"{DG_NS}Speech")
    Belief: Final = URIRef(f"{DG_NS}Belief")
    Intention: Final = URIRef(f"{DG_NS}Intention")
    Decree: Final = URIRef(f"{DG_NS}Decree")
    speechAct: Final = URIRef(f"{DG_NS}speechAct")
    SpeechAct: Final = URIRef(f"{DG_NS}SpeechAct")
    speaker: Final = URIRef(f"{DG_NS}speaker")
    addressee: Final = URIRef(f"{DG_NS}addressee")
    about: Final = URIRef(f"{DG_NS}about")
    quotation: Final = URIRef(f"{DG_NS}quotation")
    Quotation: Final = URIRef(f"{DG_NS}Quotation")
    Direct: Final = URIRef(f"{DG_NS}Direct")
    Indirect: Final = URIRef(f"{DG_NS}Indirect")
    Mixed: Final = URIRef(f"{DG_NS}Mixed")
    saidOn: Final = URIRef(f"{DG_NS}saidOn")
    source: Final = URIRef(f"{DG_NS}source")
    cue: Final = URIRef(f"{DG_NS}cue")
    text: Final = URIRef(f"{DG_NS}text")
    partOf: Final = URIRef(f"{DG_NS}partOf")
    denies: Final = URIRef(f"{DG_NS}denies")

    # relations
    Relation: Final = URIRef(f"{DG_NS}Relation")
    subject: Final = URIRef(f"{DG_NS}subject")
    relationType: Final = URIRef(f"{DG_NS}relationType")
    object: Final = URIRef(f"{DG_NS}object")
    polarity: Final = URIRef(f"{DG_NS}polarity")
    Polarity: Final = URIRef(f"{DG_NS}Polarity")
    Affirmed: Final = URIRef(f"{DG_NS}Affirmed")
    Negated: Final = URIRef(f"{DG_NS}Negated")
    modality: Final = URIRef(f"{DG_NS}modality")
    Modality: Final = URIRef(f"{DG_NS}Modality")
    Actual: Final = URIRef(f"{DG_NS}Actual")
    Intended: Final = URIRef(f"{DG_NS}Intended")
    Possible: Final = URIRef(f"{DG_NS}Possible")
    Conditional: Final = URIRef(f"{DG_NS}Conditional")
    Demanded: Final = URIRef(f"{DG_NS}Demanded")
    attributedTo: Final = URIRef(f"{DG_NS}attributedTo")
    heldOn: Final = URIRef(f"{DG_NS}heldOn")
    evidence: Final = URIRef(f"{DG_NS}evidence")
    inStatement: Final = URIRef(f"{DG_NS}inStatement")

    # relation types
    RelationFamily: Final = URIRef(f"{DG_NS}RelationFamily")
    RelationType: Final = URIRef(f"{DG_NS}RelationType")
    quadClass: Final = URIRef(f"{DG_NS}quadClass")
    QuadClass: Final = URIRef(f"{DG_NS}QuadClass")
    VerbalCooperation: Final = URIRef(f"{DG_NS}VerbalCooperation")
    MaterialCooperation: Final = URIRef(f"{DG_NS}MaterialCooperation")
    VerbalConflict: Final = URIRef(f"{DG_NS}VerbalConflict")
    MaterialConflict: Final = URIRef(f"{DG_NS}MaterialConflict")
    intensity: Final = URIRef(f"{DG_NS}intensity")
    symmetric: Final = URIRef(f"{DG_NS}symmetric")
    performative: Final = URIRef(f"{DG_NS}performative")
    collective: Final = URIRef(f"{DG_NS}collective")

    # datatypes
    PLOVERCode: Final = URIRef(f"{DG_NS}PLOVERCode")
    CAMEOCode: Final = URIRef(f"{DG_NS}CAMEOCode")
    CalendarDate: Final = URIRef(f"{DG_NS}CalendarDate")


class REL:
    """Relation families, then leaves, of `relations.ttl`; also properties between actors."""

    AID: Final = URIRef(f"{REL_NS}AID")
    COOPERATE: Final = URIRef(f"{REL_NS}COOPERATE")
    RETREAT: Final = URIRef(f"{REL_NS}RETREAT")
    SUPPORT: Final = URIRef(f"{REL_NS}SUPPORT")
    CONCEDE: Final = URIRef(f"{REL_NS}CONCEDE")
    AGREE: Final = URIRef(f"{REL_NS}AGREE")
    CONSULT: Final = URIRef(f"{REL_NS}CONSULT")
    REQUEST: Final = URIRef(f"{REL_NS}REQUEST")
    REJECT: Final = URIRef(f"{REL_NS}REJECT")
    ACCUSE: Final = URIRef(f"{REL_NS}ACCUSE")
    THREATEN: Final = URIRef(f"{REL_NS}THREATEN")
    PROTEST: Final = URIRef(f"{REL_NS}PROTEST")
    MOBILIZE: Final = URIRef(f"{REL_NS}MOBILIZE")
    SANCTION: Final = URIRef(f"{REL_NS}SANCTION")
    COERCE: Final = URIRef(f"{REL_NS}COERCE")
    ASSAULT: Final = URIRef(f"{REL_NS}ASSAULT")
    SPEECH: Final = URIRef(f"{REL_NS}SPEECH")

    aids: Final = URIRef(f"{REL_NS}aids")
    arms: Final = URIRef(f"{REL_NS}arms")
    cooperates: Final = URIRef(f"{REL_NS}cooperates")
    withdraws: Final = URIRef(f"{REL_NS}withdraws")
    supports: Final = URIRef(f"{REL_NS}supports")
    praises: Final = URIRef(f"{REL_NS}praises")
    recognises: Final = URIRef(f"{REL_NS}recognises")
    concedes: Final = URIRef(f"{REL_NS}concedes")
    apologises: Final = URIRef(f"{REL_NS}apologises")
    agrees: Final = URIRef(f"{REL_NS}agrees")
    pledges: Final = URIRef(f"{REL_NS}pledges")
    meets: Final = URIRef(f"{REL_NS}meets")
    talks: Final = URIRef(f"{REL_NS}talks")
    mediates: Final = URIRef(f"{REL_NS}mediates")
    urges: Final = URIRef(f"{REL_NS}urges")
    demands: Final = URIRef(f"{REL_NS}demands")
    asks: Final = URIRef(f"{REL_NS}asks")
    proposes: Final = URIRef(f"{REL_NS}proposes")
    invites: Final = URIRef(f"{REL_NS}invites")
    rejects: Final = URIRef(f"{REL_NS}rejects")
    opposes: Final = URIRef(f"{REL_NS}opposes")
    denies: Final = URIRef(f"{REL_NS}denies")
    denies_report: Final = URIRef(f"{REL_NS}denies-report")
    accuses: Final = URIRef(f"{REL_NS}accuses")
    criticises: Final = URIRef(f"{REL_NS}criticises")
    investigates: Final = URIRef(f"{REL_NS}investigates")
    summons: Final = URIRef(f"{REL_NS}summons")
    threatens: Final = URIRef(f"{REL_NS}threatens")
    warns: Final = URIRef(f"{REL_NS}warns")
    protests: Final = URIRef(f"{REL_NS}protests")
    deploys: Final = URIRef(f"{REL_NS}deploys")
    sanctions: Final = URIRef(f"{REL_NS}sanctions")
    expels: Final = URIRef(f"{REL_NS}expels")
    cuts_ties: Final = URIRef(f"{REL_NS}cuts-ties")
    coerces: Final = URIRef(f"{REL_NS}coerces")
    occupies: Final = URIRef(f"{REL_NS}occupies")
    attacks: Final = URIRef(f"{REL_NS}attacks")
    fights: Final = URIRef(f"{REL_NS}fights")


class SPEECH:
    """Speech acts of `relations.ttl`: what a speaker does in saying something."""

    says: Final = URIRef(f"{SPEECH_NS}says")
    announces: Final = URIRef(f"{SPEECH_NS}announces")
    reports: Final = URIRef(f"{SPEECH_NS}reports")
    confirms: Final = URIRef(f"{SPEECH_NS}confirms")
    denies: Final = URIRef(f"{SPEECH_NS}denies")
    suggests: Final = URIRef(f"{SPEECH_NS}suggests")
    declines_to_comment: Final = URIRef(f"{SPEECH_NS}declines-to-comment")
    asks: Final = URIRef(f"{SPEECH_NS}asks")


def terms(vocabulary: type) -> frozenset[URIRef]:
    """All IRIs held by one of the classes of this module."""
    return frozenset(term for term in vars(vocabulary).values() if isinstance(term, URIRef))
