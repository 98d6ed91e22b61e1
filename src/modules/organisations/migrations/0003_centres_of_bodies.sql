-- Where a body lies on a map (CGCS2000, practically WGS 84), for places: their seat or middle. Both or neither.
alter table bodies
  add column latitude double precision check (latitude between -90 and 90),
  add column longitude double precision check (longitude between -180 and 180),
  add constraint bodies_centre_whole check ((latitude is null) = (longitude is null));
