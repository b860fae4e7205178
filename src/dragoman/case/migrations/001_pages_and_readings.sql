-- What was put in: raw pages by content, where each was seen, what was read from it, what could not be read.
-- These four tables are only ever appended to; everything else in a case is derived from them.

CREATE TABLE pages (
    page      VARCHAR PRIMARY KEY,  -- content hash
    format    VARCHAR NOT NULL,
    content   BLOB    NOT NULL,
    url       VARCHAR,
    title     VARCHAR,
    published VARCHAR,              -- as the caller stated it
    as_is     BOOLEAN NOT NULL
);

CREATE TABLE sightings (            -- the same bytes may be seen in several places
    page     VARCHAR NOT NULL,
    source   VARCHAR NOT NULL,
    captured VARCHAR,
    PRIMARY KEY (page, source)
);

CREATE TABLE readings (
    page    VARCHAR NOT NULL,
    reader  VARCHAR NOT NULL,       -- program version, model and knowledge that made it
    reading BLOB    NOT NULL,       -- a Reading record as MessagePack
    PRIMARY KEY (page, reader)
);

CREATE TABLE quarantine (
    source  VARCHAR NOT NULL,
    kind    VARCHAR NOT NULL,
    message VARCHAR NOT NULL,
    page    VARCHAR,
    head    VARCHAR NOT NULL,       -- first characters of what could not be read
    PRIMARY KEY (source, kind, message)
);

-- What fusion made of them: records as JSON, with the columns that queries filter on.
-- Rewritten as a whole, in one transaction, whenever the set of readings has changed.

CREATE TABLE copies (
    document   VARCHAR NOT NULL,
    copy_of    VARCHAR NOT NULL,
    similarity DOUBLE  NOT NULL
);

CREATE TABLE links (                -- why two mentions were taken for the same event
    document_l VARCHAR NOT NULL,
    mention_l  VARCHAR NOT NULL,
    document_r VARCHAR NOT NULL,
    mention_r  VARCHAR NOT NULL,
    weight     DOUBLE  NOT NULL,    -- log2 Bayes factor in all
    parts      VARCHAR NOT NULL     -- JSON: comparison → its level and share of the weight
);

CREATE TABLE events (
    event  VARCHAR NOT NULL,
    record VARCHAR NOT NULL         -- an Event record as JSON
);

CREATE TABLE stories (
    story  VARCHAR NOT NULL,
    record VARCHAR NOT NULL         -- a Story record as JSON
);

CREATE TABLE fused (                -- one row: the readings that the four tables above were made from
    fingerprint VARCHAR NOT NULL
);
