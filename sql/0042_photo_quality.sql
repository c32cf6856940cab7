-- What: how a photo came out, measured on its luminance when it was taken (server/media/photo/photo-quality.ts).
-- Who writes: server/ingest. Who reads: server/sessions, server/reports.

alter table photo
  -- Variance of the Laplacian at 1,000 pixels of the longer side; null: stored before this migration.
  add column sharpness double precision,
  -- Share of the photo that is blown out whole, tile by tile, 0 to 1; likewise.
  add column glare double precision;
