/* The venue of a class: where, how large, how safe, and which of the facilities that are asked for are there. */
#pragma once

#include "summer-complaints.h"
#include "summer-life-records.h"
#include "summer-store.h"

G_BEGIN_DECLS

typedef struct
{
  gint64      class_id, programme;
  const char *name;
  int         inside;                      /* 1, 0, -1 = not said */
  const char *address;
  const char *floor;                       /* as it is written: "3", "-1" */
  int         area;                        /* tenths of a square metre, -1 = not given */
  int         exits, cameras, camera_days; /* -1 = not given */
  const char *note;
} SummerVenueForm;

typedef struct
{
  gint64 item;         /* 0 = a default that is not stored yet */
  char  *text;         /* owned */
  int    answer;       /* SummerAnswer; -1 = none yet */
} SummerFacility;

typedef struct
{
  SummerVenueForm form;   /* its texts are kept by texts */
  GStringChunk   *texts;  /* owned */
  GArray         *facilities; /* SummerFacility, owned */
  int             places; /* of the class, 0 = not given */
} SummerVenue;

SummerVenue *summer_venue_load  (SummerStore *store, gint64 class_id, GError **error);
void         summer_venue_free  (SummerVenue *venue);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SummerVenue, summer_venue_free)

/* Fields: floor, area, exits, cameras, camera_days. */
void         summer_venue_form_check (const SummerVenueForm *form, SummerComplaints *complaints);
/* One entry: the venue, and the answers of facilities; the default ones are stored with the first answer. */
gboolean     summer_venue_form_save  (SummerStore *store, const SummerVenueForm *form, const GArray *facilities, SummerComplaints *complaints,
                                      char **done, GError **error);
char        *summer_venue_dup_room   (int area, int places); /* "2.4 m² a child for 30 places"; NULL = not known */

G_END_DECLS
