-- Files that belong to cases, and files uploaded before their case exists.
-- The bytes lie sealed in the file store under storage_key; the original name is sealed here.

create table pending_uploads (
  upload_id uuid primary key,
  -- SHA-256 of the opaque session the sender's device chose; who holds it owns the upload.
  owner_hash bytea not null check (octet_length(owner_hash) = 32),
  -- The sender's own number for the file, so that sending it twice keeps it once.
  client_file_id text not null,
  storage_key text not null,
  uploaded_at timestamptz not null,
  expires_at timestamptz not null,
  -- Set once the bytes are safe; until then the row only holds the place.
  stored_at timestamptz,
  sealed_name bytea,
  media_type text,
  size_bytes integer check (size_bytes > 0),
  sha256 bytea check (octet_length(sha256) = 32),
  width integer check (width > 0),
  height integer check (height > 0),
  thumbnail boolean not null default false,
  unique (owner_hash, client_file_id),
  check (stored_at is null or num_nulls(sealed_name, media_type, size_bytes, sha256) = 0)
);

create index pending_uploads_expires_at on pending_uploads (expires_at);

create table attachments (
  case_id uuid not null,
  id uuid not null,
  upload_id uuid not null,
  storage_key text not null,
  sealed_name bytea not null,
  media_type text not null,
  size_bytes integer not null check (size_bytes > 0),
  -- Of the stored plaintext: a photo's after cleaning, a document's as sent.
  sha256 bytea not null check (octet_length(sha256) = 32),
  width integer check (width > 0),
  height integer check (height > 0),
  thumbnail boolean not null,
  uploaded_by text not null,
  uploaded_at timestamptz not null,
  -- Private until then.
  released_at timestamptz,
  primary key (case_id, id),
  unique (case_id, upload_id)
);
