#include "config.h"

#include "summer-life-table.h"

#include "summer-table.h"

static const SummerField class_step_fields[] = {
  SUMMER_FIELD (SummerClassStepRecord, ID, id),
  SUMMER_FIELD (SummerClassStepRecord, ID, class_id),
  SUMMER_FIELD (SummerClassStepRecord, CODE, kind),
  SUMMER_FIELD (SummerClassStepRecord, DAY, day),
  SUMMER_FIELD (SummerClassStepRecord, TEXT, person),
  SUMMER_FIELD (SummerClassStepRecord, TEXT, note),
  SUMMER_FIELD (SummerClassStepRecord, CODE, former_state),
};
static const SummerTable class_step_table = {
  .fields = class_step_fields,
  .n_fields = G_N_ELEMENTS (class_step_fields),
  .n_key = 1,
  .each = "SELECT id, class, kind, day, person, note, former_state FROM "
          "class_step WHERE class = ?1 ORDER BY id",
  .insert = "INSERT INTO main.class_step (id, class, kind, day, person, note, "
            "former_state) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
};

/* Steps of a class, as they were taken. */
SUMMER_DEFINE_EACH (class_step, SummerClassStep)
SUMMER_DEFINE_INSERT_WITH_ID (class_step, SummerClassStep)

static const SummerField organisation_fields[] = {
  SUMMER_FIELD (SummerOrganisationRecord, ID, id),
  SUMMER_FIELD (SummerOrganisationRecord, ID, programme),
  SUMMER_FIELD (SummerOrganisationRecord, CODE, kind),
  SUMMER_FIELD (SummerOrganisationRecord, TEXT, name),
  SUMMER_FIELD (SummerOrganisationRecord, TEXT, credit_code),
  SUMMER_FIELD (SummerOrganisationRecord, TEXT, contact),
  SUMMER_SEALED_FIELD (SummerOrganisationRecord, ORGANISATION_TELEPHONE, telephone),
  SUMMER_FIELD (SummerOrganisationRecord, TEXT, address),
  SUMMER_FIELD (SummerOrganisationRecord, TEXT, note),
};
static const SummerTable organisation_table = {
  .fields = organisation_fields,
  .n_fields = G_N_ELEMENTS (organisation_fields),
  .n_key = 1,
  .insert = "INSERT INTO main.organisation (id, programme, kind, name, credit_code, "
            "contact, telephone, address, note) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, "
            "?8, ?9)",
  .update = "UPDATE main.organisation SET programme = ?2, kind = ?3, name = ?4, "
            "credit_code = ?5, contact = ?6, telephone = ?7, address = ?8, note = "
            "?9 WHERE id = ?1",
  .delete = "DELETE FROM main.organisation WHERE id = ?1",
};

SUMMER_DEFINE_INSERT_WITH_ID (organisation, SummerOrganisation)
SUMMER_DEFINE_UPDATE (organisation, SummerOrganisation)
SUMMER_DEFINE_DELETE_BY_ID (organisation, SummerOrganisation)

static const SummerField provider_detail_fields[] = {
  SUMMER_FIELD (SummerProviderDetailRecord, ID, provider),
  SUMMER_FIELD (SummerProviderDetailRecord, TEXT, licence),
  SUMMER_FIELD (SummerProviderDetailRecord, TEXT, qualification),
  SUMMER_FIELD (SummerProviderDetailRecord, TEXT, contact),
  SUMMER_SEALED_FIELD (SummerProviderDetailRecord, PROVIDER_DETAIL_TELEPHONE, telephone),
  SUMMER_FIELD (SummerProviderDetailRecord, TEXT, address),
  SUMMER_FIELD (SummerProviderDetailRecord, TEXT, experience),
  SUMMER_FIELD (SummerProviderDetailRecord, TEXT, note),
};
static const SummerTable provider_detail_table = {
  .fields = provider_detail_fields,
  .n_fields = G_N_ELEMENTS (provider_detail_fields),
  .n_key = 1,
  .each = "SELECT provider, licence, qualification, contact, telephone, address, "
          "experience, note FROM provider_detail WHERE provider = ?1",
  .insert = "INSERT INTO main.provider_detail (provider, licence, qualification, "
            "contact, telephone, address, experience, note) VALUES (?1, ?2, ?3, ?4, "
            "?5, ?6, ?7, ?8) ON CONFLICT (provider) DO UPDATE SET licence = "
            "excluded.licence, qualification = excluded.qualification, contact = "
            "excluded.contact, telephone = excluded.telephone, address = "
            "excluded.address, experience = excluded.experience, note = "
            "excluded.note",
};

/* The particulars of one provider. */
SUMMER_DEFINE_EACH (provider_detail, SummerProviderDetail)

gboolean
summer_provider_detail_save (SummerStore *store,
                             const SummerProviderDetailRecord *record,
                             GError **error)
{
  return summer_table_insert (store, &provider_detail_table, record, error);
}

static const SummerField provider_event_fields[] = {
  SUMMER_FIELD (SummerProviderEventRecord, ID, id),
  SUMMER_FIELD (SummerProviderEventRecord, ID, provider),
  SUMMER_FIELD (SummerProviderEventRecord, CODE, kind),
  SUMMER_FIELD (SummerProviderEventRecord, DAY, day),
  SUMMER_FIELD (SummerProviderEventRecord, DAY, until),
  SUMMER_FIELD (SummerProviderEventRecord, TEXT, reason),
  SUMMER_FIELD (SummerProviderEventRecord, TEXT, person),
  SUMMER_FIELD (SummerProviderEventRecord, COUNT, lifted),
};
static const SummerTable provider_event_table = {
  .fields = provider_event_fields,
  .n_fields = G_N_ELEMENTS (provider_event_fields),
  .n_key = 1,
  .each = "SELECT id, provider, kind, day, until, reason, person, lifted FROM "
          "provider_record WHERE provider = ?1 ORDER BY day DESC, id DESC",
  .insert = "INSERT INTO main.provider_record (id, provider, kind, day, until, reason, "
            "person, lifted) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
  .update = "UPDATE main.provider_record SET provider = ?2, kind = ?3, day = ?4, until = "
            "?5, reason = ?6, person = ?7, lifted = ?8 WHERE id = ?1",
  .delete = "DELETE FROM main.provider_record WHERE id = ?1",
};

/* The integrity record of a provider, newest first. */
SUMMER_DEFINE_RECORD (provider_event, SummerProviderEvent)

static const SummerField venue_fields[] = {
  SUMMER_FIELD (SummerVenueRecord, ID, class_id),
  SUMMER_FIELD (SummerVenueRecord, RANK, inside),
  SUMMER_FIELD (SummerVenueRecord, TEXT, address),
  SUMMER_FIELD (SummerVenueRecord, RANK, floor),
  SUMMER_FIELD (SummerVenueRecord, COUNT, area),
  SUMMER_FIELD (SummerVenueRecord, RANK, exits),
  SUMMER_FIELD (SummerVenueRecord, RANK, cameras),
  SUMMER_FIELD (SummerVenueRecord, RANK, camera_days),
  SUMMER_FIELD (SummerVenueRecord, TEXT, note),
};
static const SummerTable venue_table = {
  .fields = venue_fields,
  .n_fields = G_N_ELEMENTS (venue_fields),
  .n_key = 1,
  .each = "SELECT class, inside, address, floor, area, exits, cameras, "
          "camera_days, note FROM venue WHERE class = ?1",
  .insert = "INSERT INTO main.venue (class, inside, address, floor, area, exits, "
            "cameras, camera_days, note) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, "
            "?9) ON CONFLICT (class) DO UPDATE SET inside = excluded.inside, "
            "address = excluded.address, floor = excluded.floor, area = "
            "excluded.area, exits = excluded.exits, cameras = excluded.cameras, "
            "camera_days = excluded.camera_days, note = excluded.note",
};

/* The venue of one class. */
SUMMER_DEFINE_EACH (venue, SummerVenue)

gboolean
summer_venue_save (SummerStore *store, const SummerVenueRecord *record, GError **error)
{
  return summer_table_insert (store, &venue_table, record, error);
}

gboolean
summer_class_set_state (SummerStore *store, gint64 class_id, SummerClassState state, GError **error)
{
  static const char sql[] = "UPDATE main.class SET state = ?2 WHERE id = ?1";
  g_autoptr (SummerStatement) write = summer_statement_new (store, sql, error);

  if (write == NULL)
    return FALSE;
  summer_statement_bind_int (write, 1, class_id);
  summer_statement_bind_int (write, 2, (gint64) state);
  return summer_statement_run_one (write, error);
}

/* What one record owns goes with it, whether there is any or not. */
static gboolean
clear (SummerStore *store, const char *sql, gint64 id, GError **error)
{
  g_autoptr (SummerStatement) write = summer_statement_new (store, sql, error);

  if (write == NULL)
    return FALSE;
  summer_statement_bind_int (write, 1, id);
  return summer_statement_run (write, error);
}

gboolean
summer_provider_detail_clear (SummerStore *store, gint64 provider, GError **error)
{
  return clear (store, "DELETE FROM main.provider_detail WHERE provider = ?1", provider, error);
}

gboolean
summer_venue_clear (SummerStore *store, gint64 class_id, GError **error)
{
  return clear (store, "DELETE FROM main.venue WHERE class = ?1", class_id, error);
}

/**
 * summer_facility_each:
 *
 * Calls @func for every facility that the programme asks for, in its order, with what @class_id answered.
 */
gboolean
summer_facility_each (SummerStore *store,
                      gint64 programme,
                      gint64 class_id,
                      SummerFacilityFunc func,
                      gpointer user_data,
                      GError **error)
{
  static const char sql[]
      = "SELECT i.id, i.text, v.answer FROM checklist_item i LEFT JOIN venue_item v ON"
        " v.class = ?2 AND v.item = i.id WHERE i.programme = ?1 AND i.kind = 1 AND (i.asked = 1 OR"
        " v.answer IS NOT NULL) ORDER BY i.position, i.id";
  g_autoptr (SummerStatement) each = summer_statement_new (store, sql, error);

  if (each == NULL)
    return FALSE;
  summer_statement_bind_int (each, 1, programme);
  summer_statement_bind_int (each, 2, class_id);
  while (summer_statement_step (each, error))
    if (!func (summer_statement_get_int (each, 0), summer_statement_get_text (each, 1),
               summer_statement_is_null (each, 2) ? -1 : summer_statement_get_number (each, 2),
               user_data))
      break;
  return !summer_statement_failed (each);
}

/**
 * summer_facility_save_answer:
 *
 * What a class answers about a facility, new or changed.
 */
gboolean
summer_facility_save_answer (SummerStore *store,
                             const SummerVenueItemRecord *record,
                             GError **error)
{
  static const char sql[] = "INSERT INTO main.venue_item (class, item, answer) VALUES (?1, ?2, ?3) "
                            "ON CONFLICT (class, item)"
                            " DO UPDATE SET answer = excluded.answer";
  g_autoptr (SummerStatement) write = summer_statement_new (store, sql, error);

  if (write == NULL)
    return FALSE;
  summer_statement_bind_int (write, 1, record->class_id);
  summer_statement_bind_int (write, 2, record->item);
  summer_statement_bind_int (write, 3, (gint64) record->answer);
  return summer_statement_run (write, error);
}

gboolean
summer_facility_clear_answers (SummerStore *store, gint64 class_id, GError **error)
{
  return clear (store, "DELETE FROM main.venue_item WHERE class = ?1", class_id, error);
}
