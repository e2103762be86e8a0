#include "config.h"

#include "summer-venue-record.h"

#include <glib/gi18n.h>

#include "summer-checklist.h"
#include "summer-clerk-entry.h"
#include "summer-life-queries.h"

#define FLOOR_LEAST (-5)
#define FLOOR_MOST 100

static void
facility_clear (gpointer data)
{
  g_free (((SummerFacility *) data)->text);
}

static const char *
keep (SummerVenue *venue, const char *text)
{
  return text != NULL ? g_string_chunk_insert (venue->texts, text) : NULL;
}

static int
get_given (int value)
{
  return value != SUMMER_RANK_NONE ? value : -1;
}

static gboolean
take_class (const SummerClassRecord *record, gpointer user_data)
{
  SummerVenue *venue = user_data;

  venue->form.programme = record->programme;
  venue->form.name = keep (venue, record->venue);
  venue->places = record->places;
  return FALSE;
}

static gboolean
take_venue (const SummerVenueRecord *record, gpointer user_data)
{
  SummerVenue *venue = user_data;
  g_autofree char *floor = g_strdup_printf ("%d", record->floor);

  venue->form.inside = get_given (record->inside);
  venue->form.address = keep (venue, record->address);
  venue->form.floor = record->floor != SUMMER_RANK_NONE ? keep (venue, floor) : NULL;
  venue->form.area = record->area > 0 ? record->area : -1;
  venue->form.exits = get_given (record->exits);
  venue->form.cameras = get_given (record->cameras);
  venue->form.camera_days = get_given (record->camera_days);
  venue->form.note = keep (venue, record->note);
  return FALSE;
}

static gboolean
take_facility (gint64 item, const char *text, int answer, gpointer user_data)
{
  const SummerFacility facility = { item, g_strdup (text), answer };

  g_array_append_val ((GArray *) user_data, facility);
  return TRUE;
}

/**
 * summer_venue_load:
 *
 * Returns: (transfer full) (nullable): the venue of a class with the facilities that are asked for, empty where nothing
 *   is stored yet; NULL with @error set
 */
SummerVenue *
summer_venue_load (SummerStore *store, gint64 class_id, GError **error)
{
  g_autoptr (SummerVenue) venue = g_new0 (SummerVenue, 1);
  g_autoptr (SummerChecklist) first = NULL;

  venue->texts = g_string_chunk_new (256);
  venue->facilities = g_array_new (FALSE, FALSE, sizeof (SummerFacility));
  g_array_set_clear_func (venue->facilities, facility_clear);
  venue->form = (SummerVenueForm){
    .class_id = class_id, .inside = -1, .area = -1, .exits = -1, .cameras = -1, .camera_days = -1
  };
  if (!summer_class_find (store, class_id, take_class, venue, error)
      || !summer_venue_each (store, class_id, take_venue, venue, error)
      || !summer_facility_each (store, venue->form.programme, class_id, take_facility,
                                venue->facilities, error))
    return NULL;
  first = summer_checklist_load (store, venue->form.programme, SUMMER_CHECKLIST_VENUE, error);
  if (first == NULL)
    return NULL;
  if (first->items->len > 0)
    return g_steal_pointer (&venue);
  summer_checklist_add_default (first);
  for (guint i = 0; i < first->items->len; i++)
    take_facility (0, ((const SummerChecklistItem *) first->items->pdata[i])->record.text, -1,
                   venue->facilities);
  return g_steal_pointer (&venue);
}

void
summer_venue_free (SummerVenue *venue)
{
  g_clear_pointer (&venue->texts, g_string_chunk_free);
  g_clear_pointer (&venue->facilities, g_array_unref);
  g_free (venue);
}

static gboolean
read_floor (const char *text, int *floor)
{
  gint64 value = 0;

  *floor = SUMMER_RANK_NONE;
  if (text == NULL)
    return TRUE;
  if (!g_ascii_string_to_signed (text, 10, FLOOR_LEAST, FLOOR_MOST, &value, NULL))
    return FALSE;
  *floor = (int) value;
  return TRUE;
}

void
summer_venue_form_check (const SummerVenueForm *form, SummerComplaints *complaints)
{
  int floor;

  if (!read_floor (form->floor, &floor))
    summer_complaints_add (complaints, "floor",
                           _ ("Write the floor as a number: 1, 3, -1 for the basement."));
  else if (floor < 1)
    summer_complaints_warn (complaints, "floor", _ ("Below the ground: ask the fire brigade."));
  if (form->area == 0)
    summer_complaints_add (complaints, "area", _ ("Leave it empty where it is not known."));
  if (form->exits >= 0 && form->exits < 2)
    summer_complaints_warn (complaints, "exits", _ ("Fewer than two exits."));
  if (form->cameras == 0 && form->camera_days > 0)
    summer_complaints_add (complaints, "camera_days", _ ("There is no camera to keep days of."));
}

/**
 * summer_venue_dup_room:
 * @area: tenths of a square metre
 * @places: of the class
 *
 * Returns: (transfer full) (nullable): the area for each child, cut off after one decimal; %NULL when one of the two
 *   is not known
 */
char *
summer_venue_dup_room (int area, int places)
{
  if (area <= 0 || places <= 0)
    return NULL;
  return g_strdup_printf (_ ("%d.%d m² a child for %d places"), area / places / 10,
                          area / places % 10, places);
}

static int
get_stored (int value)
{
  return value >= 0 ? value : SUMMER_RANK_NONE;
}

static gboolean
write_facilities (SummerStore *store,
                  const SummerVenueForm *form,
                  const GArray *facilities,
                  GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean answered = FALSE, is_default = FALSE;

  for (guint i = 0; i < facilities->len; i++)
    {
      answered = answered || g_array_index (facilities, SummerFacility, i).answer >= 0;
      is_default = is_default || g_array_index (facilities, SummerFacility, i).item == 0;
    }
  if (answered && is_default
      && !summer_checklist_store_default (store, form->programme, SUMMER_CHECKLIST_VENUE, ids,
                                          error))
    return FALSE;
  if (!summer_facility_clear_answers (store, form->class_id, error))
    return FALSE;
  for (guint i = 0; answered && i < facilities->len; i++)
    {
      const SummerFacility *facility = &g_array_index (facilities, SummerFacility, i);
      const SummerVenueItemRecord record
          = { .class_id = form->class_id,
              .item = is_default ? g_array_index (ids, gint64, i) : facility->item,
              .answer = (SummerAnswer) MAX (facility->answer, 0) };

      if (facility->answer >= 0 && !summer_facility_save_answer (store, &record, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
take_name (const SummerClassRecord *record, gpointer user_data)
{
  *(char **) user_data = g_strdup_printf ("%s %s", record->code, record->name);
  return FALSE;
}

/**
 * summer_venue_form_save:
 * @facilities: (element-type SummerFacility): with their answers
 *
 * Stores the venue of a class, as one entry.
 */
gboolean
summer_venue_form_save (SummerStore *store,
                        const SummerVenueForm *form,
                        const GArray *facilities,
                        SummerComplaints *complaints,
                        char **done,
                        GError **error)
{
  SummerVenueRecord record = { .class_id = form->class_id,
                               .inside = get_stored (form->inside),
                               .address = form->address,
                               .area = MAX (form->area, 0),
                               .exits = get_stored (form->exits),
                               .cameras = get_stored (form->cameras),
                               .camera_days = get_stored (form->camera_days),
                               .note = form->note };
  g_autofree char *name = NULL;

  summer_venue_form_check (form, complaints);
  if (!summer_complaints_is_empty (complaints))
    return FALSE;
  read_floor (form->floor, &record.floor);
  if (!summer_class_find (store, form->class_id, take_name, &name, error)
      || !summer_store_begin (store, "venue", name, error))
    return FALSE;
  return summer_clerk_finish (store,
                              summer_class_set_venue (store, form->class_id, form->name, error)
                                  && summer_venue_save (store, &record, error)
                                  && write_facilities (store, form, facilities, error),
                              _ ("Venue stored: %s"), name, done, error);
}
