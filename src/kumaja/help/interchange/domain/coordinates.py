"""Coordinates of Finland's plane (ETRS-TM35FIN, EPSG:3067) to longitude and latitude (WGS84).

Transverse Mercator on the ellipsoid GRS80, by the series of the national recommendation JHS 197;
ETRS89 and WGS84 differ by less than a metre here.
"""

from __future__ import annotations

from math import asin, atanh, cos, cosh, degrees, radians, sin, sinh, sqrt, tanh

_FLATTENING = 1 / 298.257222101
_RADIUS = 6_378_137.0
_SCALE, _MERIDIAN, _FALSE_EAST = 0.9996, radians(27), 500_000.0
_N = _FLATTENING / (2 - _FLATTENING)
_MEAN_RADIUS = _RADIUS / (1 + _N) * (1 + _N**2 / 4 + _N**4 / 64)
_ECCENTRICITY = sqrt(2 * _FLATTENING - _FLATTENING**2)
_H = (
    _N / 2 - 2 * _N**2 / 3 + 37 * _N**3 / 96 - _N**4 / 360,
    _N**2 / 48 + _N**3 / 15 - 437 * _N**4 / 1440,
    17 * _N**3 / 480 - 37 * _N**4 / 840,
    4397 * _N**4 / 161280,
)
_DECIMALS = 6  # a tenth of a metre
_NORTH, _EAST = (6_582_464, 7_799_840), (50_199, 761_275)  # Finland's own bounds


def is_in_finland(north: float, east: float) -> bool:
    """Test whether the point lies within the bounds of Finland's plane."""
    return _NORTH[0] <= north <= _NORTH[1] and _EAST[0] <= east <= _EAST[1]


def to_wgs84(north: float, east: float) -> tuple[float, float]:
    """Return longitude and latitude in degrees of a point of ETRS-TM35FIN."""
    xi, eta = north / (_MEAN_RADIUS * _SCALE), (east - _FALSE_EAST) / (_MEAN_RADIUS * _SCALE)
    xi_0 = xi - sum(h * sin(k * xi) * cosh(k * eta) for k, h in zip((2, 4, 6, 8), _H, strict=True))
    eta_0 = eta - sum(
        h * cos(k * xi) * sinh(k * eta) for k, h in zip((2, 4, 6, 8), _H, strict=True)
    )
    conformal = asin(sin(xi_0) / cosh(eta_0))
    longitude = _MERIDIAN + asin(tanh(eta_0) / cos(conformal))
    isometric = atanh(sin(conformal))
    reduced = isometric
    for _ in range(6):
        reduced = isometric + _ECCENTRICITY * atanh(_ECCENTRICITY * tanh(reduced))
    latitude = asin(tanh(reduced))
    return round(degrees(longitude), _DECIMALS), round(degrees(latitude), _DECIMALS)
