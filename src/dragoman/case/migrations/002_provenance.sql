-- Where pages came from in more detail, and what servers answered.

ALTER TABLE sightings ADD COLUMN record VARCHAR;   -- WARC-Record-ID of an archive's record
ALTER TABLE quarantine ADD COLUMN url VARCHAR;     -- the page's own address, where its source states one
ALTER TABLE quarantine ADD COLUMN record VARCHAR;

CREATE TABLE responses (            -- raw answers of servers, as transferred; the newest of an address is asked about
    url     VARCHAR NOT NULL,       -- the address that was asked, after redirects
    fetched VARCHAR NOT NULL,       -- ISO, UTC
    status  INTEGER NOT NULL,
    headers VARCHAR NOT NULL,       -- JSON: name in lower case → value
    payload BLOB    NOT NULL,
    PRIMARY KEY (url, fetched)
);
