#include "config.h"

#include "summer-class-table.h"
#include "summer-life-table.h"
#include "summer-sample-office-private.h"

static gboolean
write_organisation (SummerSampleOffice *office,
                    SummerOrganisationKind kind,
                    const char *name,
                    const SummerSampleOfficeClass *class,
                    GHashTable *known,
                    SummerSampleRandom *random,
                    GError **error)
{
  SummerOrganisationRecord record = { .programme = office->programme, .kind = kind, .name = name };

  if (name == NULL || !g_hash_table_add (known, (gpointer) name))
    return TRUE;
  record.contact = summer_sample_office_adult (office);
  record.telephone = summer_sample_people_text (&office->people, "1000%07u",
                                                summer_sample_random_below (random, 10000000));
  record.address
      = summer_sample_people_text (&office->people, "福州市%s%s路%u号", class->plan->district->full,
                                   summer_sample_place_name (class->plan->host),
                                   1 + summer_sample_random_below (random, 300));
  return summer_organisation_insert (office->store, &record, error);
}

static gboolean
write_organisations (SummerSampleOffice *office, GError **error)
{
  g_autoptr (GHashTable) hosts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) unions = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < office->classes->len; i++)
    {
      const SummerSampleOfficeClass *class = summer_sample_office_get (office, i);
      SummerSampleRandom random
          = summer_sample_office_begin_class (office, SUMMER_SAMPLE_PART_ORGANISATIONS,
                                              class->plan->number);

      if (!write_organisation (office, SUMMER_ORGANISATION_HOST, class->host, class, hosts, &random,
                               error)
          || !write_organisation (office, SUMMER_ORGANISATION_CO_ORGANISER, class->co_organiser,
                                  class, unions, &random, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
take_provider (const SummerProviderRecord *record, gpointer user_data)
{
  g_array_append_val ((GArray *) user_data, record->id);
  return TRUE;
}

static gboolean
write_detail (SummerSampleOffice *office,
              gint64 provider,
              SummerSampleRandom *random,
              GError **error)
{
  const SummerProviderDetailRecord detail = {
    .provider = provider,
    .licence = summer_sample_people_text (&office->people, "闽民证字第%06u号",
                                          summer_sample_random_below (random, 1000000)),
    .qualification
    = summer_sample_random_chance (random, 500) ? "社会服务机构，4A 级" : "社会服务机构，3A 级",
    .contact = summer_sample_office_adult (office),
    .telephone = summer_sample_people_text (&office->people, "1000%07u",
                                            summer_sample_random_below (random, 10000000)),
    .address = summer_sample_people_text (&office->people, "福州市%s路%u号",
                                          summer_sample_place_name (
                                              summer_sample_random_below (random, 400)),
                                          1 + summer_sample_random_below (random, 300)),
    .experience = summer_sample_people_text (&office->people, "承办暑托班%u年",
                                             1 + summer_sample_random_below (random, 8)),
  };

  return summer_provider_detail_save (office->store, &detail, error);
}

/* Of the first providers; none of it bars anybody. */
static gboolean
write_events (SummerSampleOffice *office,
              const GArray *providers,
              SummerSampleRandom *random,
              GError **error)
{
  static const struct
  {
    SummerIntegrity kind;
    int days_before;
    const char *reason;
  } events[] = {
    { SUMMER_INTEGRITY_PRAISE, 320, "上年暑托班考核优秀" },
    { SUMMER_INTEGRITY_COMPLAINT, 12, "家长反映午餐品种少，已约谈整改" },
    { SUMMER_INTEGRITY_PRAISE, 6, "台风期间妥善安置学生，获街道表扬" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (events) && providers->len > 0; i++)
    {
      const guint which = summer_sample_random_below (random, providers->len);
      SummerProviderEventRecord event = {
        .provider = g_array_index (providers, gint64, which),
        .kind = events[i].kind,
        .day = office->plan->as_of - events[i].days_before,
        .until = SUMMER_DAY_NONE,
        .reason = events[i].reason,
        .person = summer_sample_office_adult (office),
      };

      if (!summer_provider_event_insert (office->store, &event, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * summer_sample_office_write_providers:
 *
 * Hosts and co-organisers of the classes, what is known of providers, and some of their integrity records.
 */
gboolean
summer_sample_office_write_providers (SummerSampleOffice *office, GError **error)
{
  g_autoptr (GArray) providers = g_array_new (FALSE, FALSE, sizeof (gint64));
  SummerSampleRandom random;

  if (!write_organisations (office, error)
      || !summer_provider_each (office->store, office->programme, take_provider, providers, error))
    return FALSE;
  for (guint i = 0; i < providers->len; i++)
    {
      random = summer_sample_office_begin_class (office, SUMMER_SAMPLE_PART_PROVIDERS, i + 1);
      if (!write_detail (office, g_array_index (providers, gint64, i), &random, error))
        return FALSE;
    }
  random = summer_sample_office_begin_class (office, SUMMER_SAMPLE_PART_PROVIDERS, 0);
  return write_events (office, providers, &random, error);
}
