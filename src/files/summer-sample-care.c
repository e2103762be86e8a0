#include "config.h"

#include "summer-sample-care.h"

#include "summer-care-table.h"
#include "summer-sample-words.h"

#define SAMPLE_DAYS 4 /* of food: so many last days are still in the book */

enum
{
  PAST,
  NOW,
};

static guint
below (SummerSampleCare *self, guint n)
{
  return summer_sample_random_below (self->random, n);
}

static gboolean
chance (SummerSampleCare *self, guint per_mille)
{
  return summer_sample_random_chance (self->random, per_mille);
}

/**
 * summer_sample_care_find_staff:
 * @staff: SummerStaffRecord, the head first
 *
 * Returns: (transfer none): the name of the first of a role who is assigned that day, else the head's
 */
const char *
summer_sample_care_find_staff (GArray *staff, SummerRole role, SummerDay day)
{
  for (guint i = 0; i < staff->len; i++)
    {
      const SummerStaffRecord *record = &g_array_index (staff, SummerStaffRecord, i);

      if (record->role == role && (record->first_day == SUMMER_DAY_NONE || record->first_day <= day)
          && (record->last_day == SUMMER_DAY_NONE || day <= record->last_day))
        return record->name;
    }
  return g_array_index (staff, SummerStaffRecord, 0).name;
}

static gboolean
write_givings (SummerSampleCare *self,
               SummerStore *store,
               guint child,
               const SummerMedicineRecord *medicine,
               GError **error)
{
  gboolean is_open = chance (self, 400); /* today's is still to be given */

  for (guint i = 0; i < self->present->len; i++)
    {
      const SummerSamplePresent *present = &g_array_index (self->present, SummerSamplePresent, i);
      SummerMedicineGivenRecord record = {
        .medicine = medicine->id,
        .day = present->day,
        .given = 1,
        .time = (SummerTime) (medicine->time + (SummerTime) below (self, 12)),
        .given_by = summer_sample_care_find_staff (self->staff, SUMMER_ROLE_TUTOR, present->day),
      };

      if (present->child != child || present->day < medicine->first_day
          || present->day > medicine->last_day || (present->day == self->plan->as_of && is_open))
        continue;
      if (chance (self, 50))
        {
          record.given = 0;
          record.note = "家长来电，当日停服";
        }
      if (!summer_medicine_given_insert (store, &record, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_medicines (SummerSampleCare *self, SummerStore *store, GError **error)
{
  static const struct
  {
    const char *drug, *dose, *note;
  } drugs[] = {
    { "小儿氨酚黄那敏颗粒", "1 袋", "饭后温水冲服" },
    { "头孢克洛干混悬剂", "1 袋（0.125 克）", "饭前服，青霉素过敏者禁用" },
    { "氯雷他定糖浆", "5 毫升", "一日一次" },
    { "蒙脱石散", "1 袋", "与其他药间隔一小时" },
    { "孟鲁司特钠咀嚼片", "1 片（5 毫克）", "嚼服" },
  };

  for (guint part = PAST; part <= NOW; part++)
    {
      const SummerSampleClass *class = self->class;
      guint drug = below (self, G_N_ELEMENTS (drugs));
      guint first
          = part == PAST ? MIN (4, class->n_held - 1) : class->n_held - MIN (2, class->n_held);
      SummerMedicineRecord record = {
        .drug = drugs[drug].drug,
        .dose = drugs[drug].dose,
        .note = drugs[drug].note,
        .time = 12 * 60 + 10,
        .first_day = class->open[first],
        .last_day = part == PAST ? class->open[first] + 2 : self->plan->as_of + 3,
        .signed_on = class->open[first],
      };

      if (self->medicines[part] == SUMMER_SAMPLE_NOBODY)
        continue;
      record.child = self->children[self->medicines[part]].record.id;
      record.signed_by = self->children[self->medicines[part]].record.guardian;
      if (!summer_medicine_insert (store, &record, error)
          || !write_givings (self, store, self->medicines[part], &record, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_food_samples (SummerSampleCare *self, SummerStore *store, GError **error)
{
  static const char *const dishes[]
      = { "番茄炒蛋", "红烧鸡腿", "清炒小白菜", "冬瓜排骨汤", "土豆炖牛肉", "紫菜蛋花汤",
          "肉末豆腐", "青椒肉丝", "蒜蓉空心菜", "清蒸鲈鱼",   "海带排骨汤", "胡萝卜炒肉片" };
  const SummerSampleClass *class = self->class;

  for (guint held = class->n_held - MIN (SAMPLE_DAYS, class->n_held); held < class->n_held; held++)
    for (guint i = 0, dish = below (self, G_N_ELEMENTS (dishes)); i < 2; i++)
      {
        SummerDay day = class->open[held];
        SummerFoodSampleRecord record = {
          .class_id = self->class_id,
          .day = day,
          .time = (SummerTime) (11 * 60 + 20 + (int) below (self, 15)),
          .dish = dishes[(dish + 5 * i) % G_N_ELEMENTS (dishes)],
          .grams = 200 + 10 * (int) below (self, 6),
          .kept_by = summer_sample_care_find_staff (self->staff, SUMMER_ROLE_VOLUNTEER, day),
          .discarded_on = SUMMER_DAY_NONE,
          .discarded_at = SUMMER_TIME_NONE,
        };

        if (day + 2 < self->plan->as_of)
          {
            record.discarded_on = day + 2;
            record.discarded_at = (SummerTime) (record.time + 20);
            record.discarded_by
                = summer_sample_care_find_staff (self->staff, SUMMER_ROLE_VOLUNTEER, day + 2);
          }
        if (!summer_food_sample_insert (store, &record, error))
          return FALSE;
      }
  return TRUE;
}

/* A small one in every sixth class; a third of those is of today, and has no end yet. */
static gboolean
write_incident (SummerSampleCare *self, SummerStore *store, GError **error)
{
  static const SummerIncidentKind kinds[]
      = { SUMMER_INCIDENT_INJURY,   SUMMER_INCIDENT_INJURY,  SUMMER_INCIDENT_ILLNESS,
          SUMMER_INCIDENT_CONFLICT, SUMMER_INCIDENT_ILLNESS, SUMMER_INCIDENT_INJURY };
  guint what = below (self, G_N_ELEMENTS (kinds));
  gboolean is_open = chance (self, 330);
  SummerDay day
      = is_open ? self->plan->as_of : self->class->open[below (self, self->class->n_held)];
  const SummerSampleChild *child = &self->children[below (self, self->class->n_children)];
  SummerIncidentNoteRecord record = {
    .class_id = self->class_id,
    .day = day,
    .severity = SUMMER_INCIDENT_MINOR,
    .what = summer_words_get (SUMMER_WORDS_INCIDENT_MINOR, what),
    .action = "已处理并联系家长",
    .kind = kinds[what],
    .time = (SummerTime) (10 * 60 + (int) below (self, 300)),
    .noted_by = summer_sample_care_find_staff (self->staff, SUMMER_ROLE_TUTOR, day),
    .ended_on = SUMMER_DAY_NONE,
    .ended_at = SUMMER_TIME_NONE,
    .reviewed_on = SUMMER_DAY_NONE,
  };

  if (!chance (self, 170))
    return TRUE;
  if (!is_open)
    {
      record.ended_on = day;
      record.ended_at = (SummerTime) (record.time + 40);
      record.outcome = "观察后无碍，家长已知晓";
    }
  if (day + 2 < self->plan->as_of && chance (self, 800))
    {
      record.reviewed_on = day + 2;
      record.reviewed_by
          = summer_sample_people_text (self->people, "%s总工会", self->class->district->full);
      record.review_note = "处置得当";
    }
  return summer_incident_note_insert (store, &record, &child->record.id, 1, error);
}

/**
 * summer_sample_care_write:
 *
 * Writes two medicines with their givings, the food samples of the last days and now and then an incident.
 *
 * Returns: FALSE with @error set when the store refuses
 */
gboolean
summer_sample_care_write (SummerSampleCare *self, SummerStore *store, GError **error)
{
  return write_medicines (self, store, error) && write_food_samples (self, store, error)
         && write_incident (self, store, error);
}
