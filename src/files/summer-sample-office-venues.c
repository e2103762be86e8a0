#include "config.h"

#include "summer-checklist.h"
#include "summer-life-table.h"
#include "summer-sample-office-private.h"
#include "summer-sample-texts.h"

static gboolean
write_venue (SummerSampleOffice *office,
             const SummerSampleOfficeClass *class,
             SummerSampleRandom *random,
             GError **error)
{
  const guint per_child
      = 20 + summer_sample_random_below (random, 26); /* tenths of a square metre */
  const gboolean rejected = class->state == SUMMER_CLASS_REJECTED;
  SummerVenueRecord venue = {
    .class_id = class->id,
    .inside = summer_sample_random_chance (random, 700),
    .floor = 1 + (int) summer_sample_random_below (random, 3),
    .area = (int) (class->plan->n_children * per_child),
    .exits = 2 + (int) summer_sample_random_below (random, 2),
    .cameras = 4 + (int) summer_sample_random_below (random, 9),
    .camera_days = summer_sample_random_chance (random, 800) ? 30 : 15,
  };

  venue.address
      = summer_sample_people_text (&office->people, "福州市%s%s路%u号", class->plan->district->full,
                                   summer_sample_place_name (class->plan->site),
                                   1 + summer_sample_random_below (random, 300));
  if (rejected) /* as its site review says */
    {
      venue.floor = 4;
      venue.exits = 1;
    }
  return summer_venue_save (office->store, &venue, error);
}

static gboolean
answer (SummerSampleOffice *office,
        const SummerSampleOfficeClass *class,
        const GArray *ids,
        SummerSampleRandom *random,
        GError **error)
{
  const gboolean rejected = class->state == SUMMER_CLASS_REJECTED;

  for (guint i = 0; i < ids->len; i++)
    {
      const gboolean missing
          = i == 0 ? rejected : summer_sample_random_chance (random, 40); /* 0: two exits */
      const SummerVenueItemRecord item
          = { .class_id = class->id,
              .item = g_array_index (ids, gint64, i),
              .answer = missing ? SUMMER_ANSWER_NO : SUMMER_ANSWER_YES };

      if (!summer_facility_save_answer (office->store, &item, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * summer_sample_office_write_venues:
 *
 * Where each class is held, two to four and a half square metres a child, and what is there.
 */
gboolean
summer_sample_office_write_venues (SummerSampleOffice *office, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!summer_checklist_store_default (office->store, office->programme, SUMMER_CHECKLIST_VENUE,
                                       ids, error)
      || !summer_sample_texts_write_checklist (office->store, office->programme,
                                               SUMMER_CHECKLIST_VENUE, error))
    return FALSE;
  for (guint i = 0; i < office->classes->len; i++)
    {
      const SummerSampleOfficeClass *class = summer_sample_office_get (office, i);
      SummerSampleRandom random
          = summer_sample_office_begin_class (office, SUMMER_SAMPLE_PART_VENUES,
                                              class->plan->number);

      if (!write_venue (office, class, &random, error)
          || !answer (office, class, ids, &random, error))
        return FALSE;
    }
  return TRUE;
}
